-- One row is one offer of France Travail, as its latest delivery describes it.
select
	offer_id,
	created_at::date as created_on,
	trade,
	commune,
	coalesce(short_of_candidates, false) as short_of_candidates
from received.offers
