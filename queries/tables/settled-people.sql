-- One row is the people of one settled household who share a situation, as the household is on the day it settles.
with settled as (
	select
		households.household_id,
		households.settled_on,
		households.territory,
		households.audience,
		households.origin,
		compositions.people,
		compositions.children,
		least(households.adults_working, compositions.people - compositions.children) as working
	from households
	asof join household_compositions as compositions
		on compositions.household_id = households.household_id
		and compositions.from_on <= households.settled_on
	where households.settled_on is not null
)
select
	household_id,
	settled_on,
	territory,
	audience,
	origin,
	situation,
	quantity
from settled
cross join lateral (
	values
		('working', working),
		('child', children),
		('other', people - children - working)
) as shares(situation, quantity)
where quantity > 0
