/*---
title:
  fr: 'Un accompagnement commence après le premier contact'
  en: 'Support begins after the first contact'
severity: blocks
---*/
-- One row is one household supported before it made contact.
select household_id, contacted_on, supported_on
from households
where supported_on < contacted_on
