/*---
title: { fr: Postes ouverts, en: Open posts }
definition:
  fr: 'Postes confiés au programme par les employeurs et encore à pourvoir à la date.'
  en: 'Posts that employers have entrusted to the programme and that are still to be filled at the date.'
method:
  fr: 'Du seul fichier des employeurs : les offres publiées par France Travail n’y sont pas ajoutées, un même poste y serait compté deux fois.'
  en: 'From the employers’ file only: the offers published by France Travail are not added, since the same post would be counted twice.'
unit: { fr: [poste ouvert, postes ouverts], en: [open post, open posts] }
observed: post
axis: jobs
kind: stock
better: none
dimensions:
  employer: { fr: Employeur, en: Employer }
  trade: { fr: Métier (ROME), en: Trade (ROME), labels: posts.trade }
publish: true
owner: Département du Lot
cadence: monthly
delay: 15 days
since: 2018-12-01
source: { fr: 'Fichier des employeurs', en: 'Employers’ file' }
---*/
-- One row is one post, from the day it was entrusted to the day it was filled or withdrawn.
select
	entrusted_on as start_on,
	closed_on as end_on,
	commune as territory,
	employer,
	trade,
	post_id as unit_key
from posts
