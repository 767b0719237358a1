-- One row is one newsletter sent.
select
	send_id,
	sent_at::date as sent_on,
	delivered,
	clicks as unique_clicks
from received.newsletter_sends
