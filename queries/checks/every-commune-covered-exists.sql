/*---
title:
  fr: 'Les communes des ambassadeurs existent'
  en: 'The ambassadors’ communes exist'
severity: blocks
---*/
-- One row is one commune code that the geography does not know.
select ambassadors.commune, count(*) as ambassadors
from ambassadors
left join territories on territories.code = ambassadors.commune and territories.level = 'commune'
left join former_communes on former_communes.code = ambassadors.commune
where ambassadors.commune is not null and territories.code is null and former_communes.code is null
group by ambassadors.commune
