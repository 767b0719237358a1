/*---
title:
  fr: 'Les 60 ans et plus font partie de la population'
  en: 'People aged 60 and over are part of the population'
severity: blocks
---*/
-- One row is one territory and vintage with more people over 60 than people.
select counted_on, territory, people, people_60_74, people_75_over
from population_by_age
where people_60_74 + people_75_over > people
