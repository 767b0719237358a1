/*---
title: { fr: Communes ayant un ambassadeur, en: Communes with an ambassador }
definition:
  fr: 'Communes du Lot où réside au moins un ambassadeur inscrit à la date.'
  en: 'Communes of the Lot where at least one ambassador registered at the date lives.'
unit: { fr: [commune, communes], en: [commune, communes] }
observed: commune
axis: ambassadors
kind: distinct
better: up
part: true
within: '46'
owner: Département du Lot
cadence: monthly
delay: 15 days
since: 2018-12-01
---*/
-- One row is one ambassador whose commune is known, from signing the charter to withdrawing.
select
	joined_on as start_on,
	left_on as end_on,
	commune as key,
	commune as territory,
	commune as unit_key
from ambassadors
where commune is not null
