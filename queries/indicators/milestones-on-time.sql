/*---
title: { fr: Étapes tenues à temps, en: Milestones on time }
definition:
  fr: 'Part des étapes du plan d’action échues pendant la période qui ont été atteintes au plus tard à leur échéance.'
  en: 'Share of the action plan’s milestones due during the period that were reached by their due date.'
unit: { fr: ['%', '%'], en: ['%', '%'] }
observed: milestone
axis: steering
kind: ratio
over: year
format: percent
better: up
dimensions:
  lead_partner: { fr: Chef de file, en: Lead partner }
  axis: { fr: Axe, en: Axis }
publish: true
owner: Préfecture du Lot
cadence: monthly
delay: 15 days
since: 2018-12-01
source: { fr: 'Plan d’action', en: 'Action plan' }
---*/
-- One row is one milestone, on the day it is due.
select
	due_on as on_date,
	case when reached_on <= due_on then 1 else 0 end as numerator,
	1 as denominator,
	lead_partner,
	axis,
	milestone_id as unit_key
from action_milestones
