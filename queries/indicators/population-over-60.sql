/*---
title: { fr: Population de 60 ans et plus, en: Population aged 60 and over }
definition:
  fr: 'Habitants de 60 à 74 ans et de 75 ans et plus, au 1er janvier du millésime.'
  en: 'Inhabitants aged 60 to 74 and 75 and over, on 1 January of the vintage.'
unit: { fr: [habitant, habitants], en: [inhabitant, inhabitants] }
observed: inhabitant
axis: context
kind: level
across: sum
finest: year
better: none
part: true
owner: INSEE
cadence: yearly
delay: 36 months
source: { fr: 'INSEE, recensement de la population', en: 'INSEE, population census' }
---*/
-- One row is one commune, or the department, at one vintage.
select
	counted_on as on_date,
	people_60_74 + people_75_over as value,
	territory,
	known_on
from population_by_age
