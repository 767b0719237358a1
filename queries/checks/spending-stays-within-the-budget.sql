/*---
title:
  fr: 'Les dépenses d’un axe restent dans le budget voté de l’année'
  en: 'An axis’s spending stays within the budget voted for the year'
severity: warns
---*/
-- One row is one axis and year that has spent more than was voted.
select year(on_date) as year, axis, sum(voted) as voted, sum(spent) as spent
from budget_lines
group by all
having sum(spent) > sum(voted)
order by all
