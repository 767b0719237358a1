/*---
title: { fr: Délai d’installation, en: Time to settle }
definition:
  fr: 'Nombre médian de jours entre le premier contact d’un foyer et son installation, à la date de l’installation.'
  en: 'Median number of days between a household’s first contact and its settling, on the day of settling.'
unit: { fr: [jour, jours], en: [day, days] }
observed: household
axis: welcome
kind: median
over: 12-months
format: days
better: down
dimensions:
  audience: { fr: Public, en: Audience }
  origin: { fr: Provenance, en: Origin }
confidential: { threshold: 5 }
publish: false
owner: Département du Lot
cadence: monthly
delay: 15 days
since: 2018-12-01
source: { fr: 'Fichier d’accueil (Grist)', en: 'Welcome file (Grist)' }
---*/
-- One row is one household, on the day it settled.
select
	settled_on as on_date,
	settled_on - contacted_on as value,
	territory,
	audience,
	origin,
	household_id as unit_key
from households
where settled_on is not null
