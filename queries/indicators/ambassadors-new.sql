/*---
title: { fr: Nouveaux ambassadeurs, en: New ambassadors }
definition:
  fr: 'Personnes ayant signé la charte pour la première fois pendant la période, y compris celles qui se sont désinscrites depuis.'
  en: 'People who signed the charter for the first time during the period, including those who have withdrawn since.'
unit: { fr: [nouvel ambassadeur, nouveaux ambassadeurs], en: [new ambassador, new ambassadors] }
observed: person
axis: ambassadors
kind: flow
over: year
better: up
dimensions: { sector: { fr: Secteur, en: Sector } }
confidential: { threshold: 5 }
publish: true
owner: Département du Lot
cadence: monthly
delay: 15 days
since: 2018-12-01
source: { fr: 'Formulaire d’adhésion en ligne (Framaforms)', en: 'Online sign-up form (Framaforms)' }
---*/
-- One row is one ambassador, on the day they signed the charter.
select
	joined_on as on_date,
	commune as territory,
	sector,
	ambassador_id as unit_key
from ambassadors
