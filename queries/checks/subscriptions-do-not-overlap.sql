/*---
title:
  fr: 'Une adresse n’est abonnée qu’une fois à une même date'
  en: 'An address is subscribed once at any date'
severity: blocks
---*/
-- One row is one subscription that begins before the one before it has ended.
select start_on, previous_end_on
from (
	select
		start_on,
		lag(coalesce(end_on, date '9999-12-31'))
			over (partition by subscriber_id order by start_on) as previous_end_on
	from newsletter_subscriptions
)
where start_on < previous_end_on
