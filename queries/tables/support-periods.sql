-- One row is one household in support, over a period during which its members do not change.
select
	households.household_id,
	compositions.from_on as start_on,
	coalesce(
		lead(compositions.from_on)
			over (partition by households.household_id order by compositions.from_on),
		households.closed_on
	) as end_on,
	compositions.people,
	households.territory,
	households.audience,
	households.origin
from households
join household_compositions as compositions using (household_id)
where
	households.supported_on is not null
	and (households.closed_on is null or compositions.from_on < households.closed_on)
