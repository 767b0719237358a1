-- One row is one recorded action by a person registered as an ambassador on that day.
select
	actions.action_id,
	actions.acted_on,
	actions.action,
	ambassadors.ambassador_id,
	ambassadors.left_on,
	ambassadors.commune,
	ambassadors.sector
from received.ambassador_actions as actions
join ambassadors
	on ambassadors.ambassador_id = actions.email
	and actions.acted_on >= ambassadors.joined_on
	and (ambassadors.left_on is null or actions.acted_on < ambassadors.left_on)
