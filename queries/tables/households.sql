-- One row is one household known to the welcome network; supported_on is null while it waits.
select
	case_id as household_id,
	coalesce(commune, intercommunality) as territory,
	audience,
	channel,
	origin,
	first_contact_on as contacted_on,
	support_start_on as supported_on,
	closed_on,
	settled_on,
	outcome,
	reason,
	people,
	adults,
	children,
	coalesce(adults_working, 0) as adults_working,
	coalesce(children_enrolled, 0) as children_enrolled,
	enrolled_on,
	coalesce(partner_seeking, false) as partner_seeking,
	partner_employed_on
from received.welcome_cases
