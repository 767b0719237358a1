-- One row is one address, over a period without interruption during which it is subscribed.
-- An address that one export lacks and a later one has again, with the same date of sign-up, never left.
with snapshots as (
	select
		_delivered_on as seen_on,
		lead(_delivered_on) over (order by _delivered_on) as next_seen_on
	from (select distinct _delivered_on from received.newsletter_subscribers_history)
),
states as (
	select
		history.email,
		history.added_at::date as added_on,
		history.modified_at::date as modified_on,
		history.unsubscribed,
		snapshots.seen_on,
		snapshots.next_seen_on,
		lag(history.unsubscribed) over sign_up as unsubscribed_before,
		lag(snapshots.seen_on) over sign_up as seen_before_on
	from received.newsletter_subscribers_history as history
	join snapshots on snapshots.seen_on = history._delivered_on
	window sign_up as (
		partition by history.email, history.added_at::date
		order by snapshots.seen_on
	)
),
-- A row opens a period when it is the first of a sign-up, or is subscribed again after having been unsubscribed.
periods as (
	select
		*,
		count_if(seen_before_on is null or (unsubscribed_before and not unsubscribed))
			over (partition by email, added_on order by seen_on) as period
	from states
),
bounds as (
	select
		email,
		case
			when period = 1 then added_on
			else min(seen_on)
		end as start_on,
		-- The day it was unsubscribed when Brevo tells it, else the day of the first export that shows it.
		coalesce(
			min(case
				when modified_on between coalesce(seen_before_on, added_on) and seen_on then modified_on
				else seen_on
			end) filter (where unsubscribed),
			last(next_seen_on order by seen_on)
		) as end_on
	from periods
	group by email, added_on, period
),
clipped as (
	select
		email,
		start_on,
		least(end_on, lead(start_on) over (partition by email order by start_on)) as end_on
	from bounds
)
select
	email as subscriber_id,
	start_on,
	end_on
from clipped
where end_on is null or end_on > start_on
