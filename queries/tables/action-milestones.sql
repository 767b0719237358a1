-- One row is one milestone of the action plan.
select
	milestone_id,
	axis,
	lead_partner,
	due_on,
	reached_on
from received.action_plan
