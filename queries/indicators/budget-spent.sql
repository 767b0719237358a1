/*---
title: { fr: Budget dépensé, en: Budget spent }
definition:
  fr: 'Dépenses réglées de l’année rapportées au budget voté pour l’année.'
  en: 'Spending paid in the year over the budget voted for the year.'
unit: { fr: ['%', '%'], en: ['%', '%'] }
observed: euro
axis: steering
kind: ratio
over: year
format: percent
better: none
dimensions: { axis: { fr: Axe, en: Axis } }
publish: true
owner: Département du Lot
cadence: monthly
delay: 15 days
source: { fr: 'Suivi budgétaire du plan d’action', en: 'Budget of the action plan' }
---*/
-- One row is one voted or spent amount, on its date.
select
	on_date,
	spent as numerator,
	voted as denominator,
	axis
from budget_lines
