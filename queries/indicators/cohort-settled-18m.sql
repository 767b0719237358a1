/*---
title: { fr: Installés dans les 18 mois, en: Settled within 18 months }
definition:
  fr: 'Parmi les foyers entrés en accompagnement pendant la période, part de ceux qui se sont installés dans les 18 mois.'
  en: 'Among the households whose support began during the period, share that settled within 18 months.'
method:
  fr: 'À la date d’entrée : le taux d’une cohorte n’est donné que 18 mois après sa fin, quand chaque foyer a eu le même temps.'
  en: 'On the entry date: a cohort’s rate is given only 18 months after its end, when each household has had the same time.'
unit: { fr: ['%', '%'], en: ['%', '%'] }
observed: household
axis: welcome
kind: ratio
over: year
matures: 18 months
format: percent
better: up
dimensions:
  audience: { fr: Public, en: Audience }
  origin: { fr: Provenance, en: Origin }
confidential: { threshold: 5 }
publish: false
owner: Département du Lot
cadence: yearly
delay: 15 days
since: 2018-12-01
source: { fr: 'Fichier d’accueil (Grist)', en: 'Welcome file (Grist)' }
---*/
-- One row is one household, on the day its support began.
select
	supported_on as on_date,
	case when settled_on < supported_on + interval 18 months then 1 else 0 end as numerator,
	1 as denominator,
	territory,
	audience,
	origin,
	household_id as unit_key
from households
where supported_on is not null
