/*---
title: { fr: Rappels sous 15 jours après un salon, en: Called back within 15 days of a fair }
definition:
  fr: 'Part des foyers rencontrés sur un salon et rappelés dans les 15 jours.'
  en: 'Share of the households met at a fair that were called back within 15 days.'
method:
  fr: 'À la date de la rencontre ; donné 15 jours après la fin de la période.'
  en: 'On the day they were met; given 15 days after the end of the period.'
unit: { fr: ['%', '%'], en: ['%', '%'] }
observed: household
axis: attractiveness
kind: ratio
over: year
matures: 15 days
format: percent
better: up
dimensions: { event: { fr: Salon, en: Fair } }
confidential: { threshold: 5 }
publish: false
owner: Lot Tourisme
cadence: monthly
delay: 15 days
since: 2018-12-01
source: { fr: 'Inscriptions Eventbrite des salons et fichier d’accueil', en: 'Eventbrite registrations for fairs and welcome file' }
---*/
-- One row is one household met at a fair, on that day.
select
	met_on as on_date,
	case when called_back_on <= met_on + 15 then 1 else 0 end as numerator,
	1 as denominator,
	event,
	household_key as unit_key
from fair_contacts
