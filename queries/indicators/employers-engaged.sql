/*---
title: { fr: Employeurs engagés, en: Employers engaged }
definition:
  fr: 'Établissements (SIRET) ayant confié au moins un poste au programme pendant la période.'
  en: 'Establishments (SIRET) that entrusted at least one post to the programme during the period.'
unit: { fr: [établissement, établissements], en: [establishment, establishments] }
observed: company
axis: jobs
kind: distinct
over: 12-months
better: up
confidential: { threshold: 3 }
publish: true
owner: Département du Lot
cadence: monthly
delay: 15 days
since: 2018-12-01
source: { fr: 'Fichier des employeurs', en: 'Employers’ file' }
---*/
-- One row is one post, on the day its establishment entrusted it.
select
	entrusted_on as on_date,
	siret as key,
	commune as territory,
	siret as unit_key
from posts
