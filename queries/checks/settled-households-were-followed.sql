/*---
title:
  fr: 'Les foyers installés ont été accompagnés auparavant'
  en: 'Households that settled were in support before'
severity: blocks
---*/
-- One row is one household that settled without support, or before it.
select household_id, supported_on, settled_on
from households
where settled_on is not null and (supported_on is null or settled_on < supported_on)
