-- One row is one business taken over by a buyer of the network, once the deed is signed.
select
	takeover_id,
	signed_on,
	chamber,
	activity,
	commune
from received.takeovers
where signed_on is not null and buyer_from_network
