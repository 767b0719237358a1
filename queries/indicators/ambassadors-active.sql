/*---
title: { fr: Ambassadeurs actifs, en: Active ambassadors }
definition:
  fr: 'Ambassadeurs toujours inscrits à la date et ayant au moins une action tracée dans les 12 mois qui précèdent.'
  en: 'Ambassadors still registered at the date with at least one recorded action in the 12 months before it.'
method:
  fr: 'Une action rend actif pendant 12 mois, ou jusqu’à la désinscription si elle vient avant. Une personne qui a plusieurs actions compte une fois.'
  en: 'An action makes someone active for 12 months, or until they withdraw if that comes first. Someone with several actions counts once.'
unit: { fr: [ambassadeur actif, ambassadeurs actifs], en: [active ambassador, active ambassadors] }
observed: person
axis: ambassadors
kind: distinct
better: up
dimensions: { sector: { fr: Secteur, en: Sector } }
confidential: { threshold: 5 }
publish: false
owner: Département du Lot
cadence: monthly
delay: 15 days
since: 2018-12-01
source: { fr: 'Journal des actions des ambassadeurs', en: 'Log of ambassadors’ actions' }
---*/
-- One row is one recorded action, over the 12 months that it keeps its author active, cut at departure.
select
	acted_on as start_on,
	least((acted_on + interval 12 months)::date, left_on) as end_on,
	ambassador_id as key,
	commune as territory,
	sector,
	ambassador_id as unit_key
from ambassador_actions
