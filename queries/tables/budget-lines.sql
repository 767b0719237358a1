-- One row is one vote or one month of spending on one axis.
select
	line_id,
	on_date,
	axis,
	coalesce(voted, 0) as voted,
	coalesce(spent, 0) as spent
from received.budget
