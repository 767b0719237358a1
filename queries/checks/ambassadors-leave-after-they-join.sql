/*---
title:
  fr: 'Les ambassadeurs se désinscrivent après s’être inscrits'
  en: 'Ambassadors withdraw after they sign up'
severity: blocks
---*/
-- One row is one ambassador who withdrew before signing up.
select joined_on, left_on, commune, sector
from ambassadors
where left_on < joined_on
