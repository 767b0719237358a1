/*---
title: { fr: Population municipale, en: Municipal population }
definition:
  fr: 'Population municipale au 1er janvier du millésime, au sens de l’INSEE.'
  en: 'Municipal population on 1 January of the vintage, as INSEE defines it.'
method:
  fr: 'L’INSEE publie un millésime trois ans après : la population connue à une date est celle du dernier millésime publié. Le chiffre du programme est celui du département du Lot ; une intercommunalité compte toutes ses communes, même hors du Lot.'
  en: 'INSEE publishes a vintage three years later: the population known at a date is that of the latest vintage published. The programme’s figure is that of the Lot department; an intercommunalité counts all its communes, even outside the Lot.'
unit: { fr: [habitant, habitants], en: [inhabitant, inhabitants] }
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
source: { fr: 'INSEE, recensement de la population', en: 'INSEE, population census' }
---*/
-- One row is one commune, or the department, at one vintage.
select
	counted_on as on_date,
	people as value,
	territory,
	known_on
from population_by_age
