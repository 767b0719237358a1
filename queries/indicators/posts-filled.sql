/*---
title: { fr: Postes pourvus, en: Posts filled }
definition:
  fr: 'Postes confiés au programme et pourvus par lui, à la date du contrat.'
  en: 'Posts entrusted to the programme and filled through it, on the date of the contract.'
method:
  fr: 'Une offre qui disparaît de France Travail n’est pas un poste pourvu : seul le fichier des employeurs le dit.'
  en: 'An offer that disappears from France Travail is not a post filled: only the employers’ file tells.'
unit: { fr: [poste pourvu, postes pourvus], en: [post filled, posts filled] }
observed: post
axis: jobs
kind: flow
over: year
better: up
headline: 4
dimensions:
  employer: { fr: Employeur, en: Employer }
  trade: { fr: Métier (ROME), en: Trade (ROME), labels: posts.trade }
  hire_origin: { fr: Origine du recrutement, en: Origin of the hire }
publish: true
owner: Département du Lot
cadence: monthly
delay: 15 days
since: 2018-12-01
source: { fr: 'Fichier des employeurs', en: 'Employers’ file' }
---*/
-- One row is one post filled through the programme, on the date of the contract.
select
	filled_on as on_date,
	commune as territory,
	employer,
	trade,
	hire_origin,
	post_id as unit_key
from posts
where filled_on is not null
