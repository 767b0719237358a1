-- One row is one post entrusted by an employer; filled_on only when the programme filled it.
select
	post_id,
	siret,
	employer,
	trade,
	commune,
	entrusted_on,
	coalesce(closed_on, filled_on) as closed_on,
	case when outcome = 'filled' then filled_on end as filled_on,
	hire_origin
from received.posts
