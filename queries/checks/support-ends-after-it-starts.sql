/*---
title:
  fr: 'Un accompagnement finit après avoir commencé'
  en: 'Support ends after it starts'
severity: blocks
---*/
-- One row is one household whose support closed before it began.
select household_id, supported_on, closed_on
from households
where closed_on < supported_on
