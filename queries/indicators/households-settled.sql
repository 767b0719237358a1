/*---
title: { fr: Foyers installés, en: Households settled }
definition:
  fr: 'Foyers accompagnés dont l’installation dans le Lot est confirmée, à sa date, depuis le lancement du programme.'
  en: 'Supported households whose settlement in the Lot is confirmed, on its date, since the programme was launched.'
unit: { fr: [foyer installé, foyers installés], en: [household settled, households settled] }
observed: household
axis: welcome
kind: flow
over: start
better: up
headline: 3
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
-- One row is one household, on the day it settled.
select
	settled_on as on_date,
	territory,
	audience,
	origin,
	household_id as unit_key
from households
where settled_on is not null
