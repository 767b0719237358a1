-- One row is one settled household that was reached about 24 months after settling; its latest answer.
select
	households.household_id,
	households.settled_on,
	answers.submitted_at::date as answered_on,
	answers.still_there,
	households.territory,
	households.audience
from received.still_here as answers
join households on households.household_id = answers.case_id
where answers.reached and answers.still_there is not null and households.settled_on is not null
qualify row_number() over (
	partition by households.household_id
	order by answers.submitted_at desc, answers.response_id desc
) = 1
