/*---
title: { fr: [Salon, Salons], en: [Fair, Fairs] }
axes: [welcome, attractiveness, jobs]
labels: fairs.event
publish: true
---*/
-- One row is one fair of one year, over the days on which households came.
select
	min(met_at)::date as on_date,
	max(met_at)::date as end_on,
	event as label
from received.fairs
where attendee_status = 'met'
group by event, year(met_at)
