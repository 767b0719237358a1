/*---
title: { fr: Offres en manque de candidats, en: Offers short of candidates }
definition:
  fr: 'Part des offres publiées par France Travail pendant la période qui sont signalées en manque de candidats.'
  en: 'Share of the offers published by France Travail during the period that are marked as short of candidates.'
method:
  fr: 'Une offre compte une fois, à sa date de création, telle que le dernier dépôt la décrit.'
  en: 'An offer counts once, on the day it was created, as the latest delivery describes it.'
unit: { fr: ['%', '%'], en: ['%', '%'] }
observed: offer
axis: jobs
kind: ratio
over: 12-months
format: percent
better: down
dimensions: { trade: { fr: Métier (ROME), en: Trade (ROME), labels: posts.trade } }
publish: true
owner: France Travail
cadence: monthly
delay: 15 days
source: { fr: 'Offres d’emploi de France Travail', en: 'Job offers of France Travail' }
---*/
-- One row is one offer, on the day it was created.
select
	created_on as on_date,
	case when short_of_candidates then 1 else 0 end as numerator,
	1 as denominator,
	commune as territory,
	trade,
	offer_id as unit_key
from offers
