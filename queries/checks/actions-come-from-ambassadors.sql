/*---
title:
  fr: 'Les actions tracées viennent de personnes inscrites comme ambassadeurs'
  en: 'Recorded actions come from people registered as ambassadors'
severity: warns
---*/
-- One row is one month, with the actions whose author was not registered on that day.
select date_trunc('month', raw.acted_on)::date as month, count(*) as actions
from received.ambassador_actions as raw
left join ambassadors
	on ambassadors.ambassador_id = raw.email
	and raw.acted_on >= ambassadors.joined_on
	and (ambassadors.left_on is null or raw.acted_on < ambassadors.left_on)
where ambassadors.ambassador_id is null
group by all
order by all
