/*---
title: { fr: Communes du Lot, en: Communes of the Lot }
definition:
  fr: 'Communes du Lot, à géographie constante : celle que nomme la version publiée.'
  en: 'Communes of the Lot, at constant geography: the one that the edition names.'
unit: { fr: [commune, communes], en: [commune, communes] }
observed: commune
axis: ambassadors
kind: stock
better: none
part: true
within: '46'
owner: Département du Lot
---*/
-- One row is one commune of the Lot.
select
	date '2000-01-01' as start_on,
	cast(null as date) as end_on,
	code as territory,
	code as unit_key
from territories
where level = 'commune' and department = '46'
