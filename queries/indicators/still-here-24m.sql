/*---
title: { fr: Toujours là à 24 mois, en: Still here after 24 months }
definition:
  fr: 'Parmi les foyers installés pendant la période et joints deux ans après, part de ceux qui vivent toujours dans le Lot.'
  en: 'Among the households settled during the period and reached two years later, share that still live in the Lot.'
method:
  fr: 'À la date de l’installation ; donné 24 mois après la fin de la période. Les foyers qui n’ont pas pu être joints sont retirés des deux termes.'
  en: 'On the day of settling; given 24 months after the end of the period. Households that could not be reached are left out of both parts.'
unit: { fr: ['%', '%'], en: ['%', '%'] }
observed: household
axis: welcome
kind: ratio
over: year
matures: 24 months
format: percent
better: up
dimensions: { audience: { fr: Public, en: Audience } }
confidential: { threshold: 5 }
publish: false
owner: Département du Lot
cadence: yearly
delay: 1 month
since: 2018-12-01
source: { fr: 'Enquête à 24 mois (LimeSurvey)', en: 'Survey after 24 months (LimeSurvey)' }
---*/
-- One row is one household reached 24 months after settling, on the day it settled.
select
	settled_on as on_date,
	case when still_there then 1 else 0 end as numerator,
	1 as denominator,
	territory,
	audience,
	answered_on as known_on,
	household_id as unit_key
from still_here_answers
