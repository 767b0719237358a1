/*---
title: { fr: Foyers suivis depuis le début, en: Households followed since the start }
definition:
  fr: 'Foyers dont l’accompagnement par le réseau d’accueil a commencé, depuis le lancement du programme, qu’il soit terminé ou non.'
  en: 'Households whose support by the welcome network has begun since the programme was launched, whether it has ended or not.'
unit: { fr: [foyer suivi, foyers suivis], en: [household followed, households followed] }
observed: household
axis: welcome
kind: flow
over: start
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
-- One row is one household, on the day its support began.
select
	supported_on as on_date,
	territory,
	audience,
	origin,
	household_id as unit_key
from households
where supported_on is not null
