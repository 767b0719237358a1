/*---
title:
  fr: 'Aucun ambassadeur n’est inscrit avant le lancement du programme'
  en: 'No ambassador signed up before the programme was launched'
severity: blocks
---*/
-- One row is one ambassador who signed the charter too early.
select joined_on, commune, sector
from ambassadors
where joined_on < date '2018-12-01'
