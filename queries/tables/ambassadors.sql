-- One row is one person who signed the charter: their earliest validated sign-up.
select
	email as ambassador_id,
	joined_on,
	left_on,
	commune,
	sector
from received.ambassadors
where validated
qualify row_number() over (partition by email order by joined_on, submitted_at, sid) = 1
