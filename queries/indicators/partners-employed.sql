/*---
title: { fr: Emploi du conjoint, en: Partners in employment }
definition:
  fr: 'Parmi les conjoints en recherche d’emploi à l’installation, part de ceux qui en ont trouvé un dans les 12 mois.'
  en: 'Among partners seeking a job when the household settles, share who found one within 12 months.'
method:
  fr: 'À la date de l’installation : le taux d’une période n’est donnée que 12 mois après sa fin, quand chaque conjoint a eu le même temps.'
  en: 'On the day of settling: a period’s figure is given only 12 months after its end, when each partner has had the same time.'
unit: { fr: ['%', '%'], en: ['%', '%'] }
observed: person
axis: welcome
kind: ratio
over: 12-months
matures: 12 months
format: percent
better: up
dimensions: { audience: { fr: Public, en: Audience } }
confidential: { threshold: 5 }
publish: false
owner: Département du Lot
cadence: monthly
delay: 15 days
since: 2018-12-01
source: { fr: 'Fichier d’accueil (Grist)', en: 'Welcome file (Grist)' }
---*/
-- One row is one settled household with a partner seeking a job, on the day it settled.
select
	settled_on as on_date,
	case when partner_employed_on < settled_on + interval 12 months then 1 else 0 end as numerator,
	1 as denominator,
	territory,
	audience,
	household_id as unit_key
from households
where settled_on is not null and partner_seeking
