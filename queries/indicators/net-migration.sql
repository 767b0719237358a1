/*---
title: { fr: Solde migratoire apparent, en: Apparent net migration }
definition:
  fr: 'Différence, sur une année, entre les arrivées et les départs, déduite de la variation de population et du solde naturel.'
  en: 'Difference over a year between arrivals and departures, deduced from the change in population and the natural balance.'
method:
  fr: 'Le chiffre du programme est celui du département du Lot. Une intercommunalité compte toutes ses communes, même hors du Lot.'
  en: 'The programme’s figure is that of the Lot department. An intercommunalité counts all its communes, even outside the Lot.'
unit: { fr: [habitant par an, habitants par an], en: [inhabitant a year, inhabitants a year] }
observed: inhabitant
axis: context
kind: level
across: sum
finest: year
better: none
publish: true
owner: INSEE
cadence: yearly
delay: 36 months
source: { fr: 'INSEE, état civil et recensement', en: 'INSEE, civil registration and census' }
---*/
-- One row is one commune, or the department, and one year, on the year's last day.
select
	year_end as on_date,
	net_migration as value,
	territory,
	known_on
from migration
