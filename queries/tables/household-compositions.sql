-- One row is who a household is made of from a day on: at entry, then at each change after it.
select
	household_id,
	coalesce(supported_on, contacted_on) as from_on,
	people,
	adults,
	children
from households
union all
select
	changes.case_id,
	changes.changed_on,
	changes.people,
	changes.adults,
	changes.children
from received.welcome_changes as changes
join households on households.household_id = changes.case_id
where changes.changed_on > coalesce(households.supported_on, households.contacted_on)
