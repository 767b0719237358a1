/*---
title: { fr: Foyers accompagnés, en: Households in support }
definition:
  fr: 'Foyers dont l’accompagnement est ouvert à la date.'
  en: 'Households whose support is open at the date.'
unit: { fr: [foyer accompagné, foyers accompagnés], en: [household in support, households in support] }
observed: household
axis: welcome
kind: stock
better: up
dimensions:
  audience: { fr: Public, en: Audience }
  origin: { fr: Provenance, en: Origin }
confidential: { threshold: 5 }
publish: true
owner: Département du Lot
cadence: monthly
delay: 15 days
since: 2018-12-01
source: { fr: 'Fichier d’accueil (Grist)', en: 'Welcome file (Grist)' }
---*/
-- One row is one household, from the start of its support to its closing.
select
	supported_on as start_on,
	closed_on as end_on,
	territory,
	audience,
	origin,
	household_id as unit_key
from households
where supported_on is not null
