/*---
title: { fr: Taux de postes pourvus, en: Post fill rate }
definition:
  fr: 'Parmi les postes confiés et clos pendant la période, part de ceux qui ont été pourvus par le programme.'
  en: 'Among the posts entrusted and closed during the period, share filled through the programme.'
unit: { fr: ['%', '%'], en: ['%', '%'] }
observed: post
axis: jobs
kind: ratio
over: 12-months
format: percent
better: up
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
-- One row is one closed post, on the day it was filled or withdrawn.
select
	closed_on as on_date,
	case when filled_on is not null then 1 else 0 end as numerator,
	1 as denominator,
	commune as territory,
	employer,
	trade,
	post_id as unit_key
from posts
where closed_on is not null
