-- One row is one member, as the latest file says.
select
	member,
	joined_on,
	left_on,
	commune,
	audience
from received.registrations
