-- One row is one answer to the satisfaction survey.
select
	answers.response_id as answer_id,
	answers.submitted_at::date as answered_on,
	answers.note as mark,
	households.territory,
	households.audience
from received.satisfaction as answers
left join households on households.household_id = answers.case_id
