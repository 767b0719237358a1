/*---
title: { fr: Délai pour pourvoir un poste, en: Time to fill a post }
definition:
  fr: 'Nombre médian de jours entre le dépôt d’un poste et le contrat, à la date du contrat.'
  en: 'Median number of days between a post being entrusted and the contract, on the date of the contract.'
unit: { fr: [jour, jours], en: [day, days] }
observed: post
axis: jobs
kind: median
over: 12-months
format: days
better: down
dimensions:
  employer: { fr: Employeur, en: Employer }
  trade: { fr: Métier (ROME), en: Trade (ROME), labels: posts.trade }
publish: false
owner: Département du Lot
cadence: monthly
delay: 15 days
since: 2018-12-01
source: { fr: 'Fichier des employeurs', en: 'Employers’ file' }
---*/
-- One row is one post filled through the programme, on the date of the contract.
select
	filled_on as on_date,
	filled_on - entrusted_on as value,
	commune as territory,
	employer,
	trade,
	post_id as unit_key
from posts
where filled_on is not null
