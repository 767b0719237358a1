/*---
title: { fr: Ambassadeurs inscrits, en: Registered ambassadors }
definition:
  fr: 'Personnes ayant signé la charte et non désinscrites à la date. Une personne inscrite deux fois avec la même adresse électronique compte une fois, à sa première inscription.'
  en: 'People who have signed the charter and have not withdrawn at the date. Someone who signed up twice with the same e-mail address counts once, from the first sign-up.'
unit: { fr: [ambassadeur, ambassadeurs], en: [ambassador, ambassadors] }
observed: person
axis: ambassadors
kind: stock
better: up
headline: 1
dimensions: { sector: { fr: Secteur, en: Sector } }
confidential: { threshold: 5 }
publish: true
owner: Département du Lot
cadence: monthly
delay: 15 days
since: 2018-12-01
source: { fr: 'Formulaire d’adhésion en ligne (Framaforms)', en: 'Online sign-up form (Framaforms)' }
---*/
-- One row is one ambassador, from signing the charter to withdrawing.
select
	joined_on as start_on,
	left_on as end_on,
	commune as territory,
	sector,
	ambassador_id as unit_key
from ambassadors
