/*---
title:
  fr: 'Les membres d’un foyer sont ses adultes et ses enfants'
  en: 'A household’s members are its adults and its children'
severity: blocks
---*/
-- One row is one household whose members do not add up from a day on.
select household_id, from_on, people, adults, children
from household_compositions
where people <> adults + children
