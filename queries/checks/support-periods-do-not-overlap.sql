/*---
title:
  fr: 'Un foyer n’est compté qu’une fois à une même date'
  en: 'A household is counted once at any date'
severity: blocks
---*/
-- One row is one household's period that begins before the one before it has ended.
select household_id, start_on, previous_end_on
from (
	select
		household_id,
		start_on,
		lag(coalesce(end_on, date '9999-12-31'))
			over (partition by household_id order by start_on) as previous_end_on
	from support_periods
)
where start_on < previous_end_on
