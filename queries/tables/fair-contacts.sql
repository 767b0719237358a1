-- One row is one household with a plan to settle that was met at a fair.
select
	fairs.order_id,
	coalesce(fairs.email, fairs.order_id) as household_key,
	fairs.met_at::date as met_on,
	fairs.event,
	fairs.audience,
	callbacks.called_back_on
from received.fairs as fairs
left join received.fair_callbacks as callbacks on callbacks.order_id = fairs.order_id
where fairs.attendee_status = 'met' and fairs.qualified
