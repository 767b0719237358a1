/*---
title: { fr: Contacts sur les salons, en: Contacts at fairs }
definition:
  fr: 'Foyers au projet qualifié rencontrés sur les salons, à la date de la rencontre.'
  en: 'Households with a qualified plan met at fairs, on the day they were met.'
unit: { fr: [contact, contacts], en: [contact, contacts] }
observed: household
axis: attractiveness
kind: flow
over: year
better: up
dimensions:
  event: { fr: Salon, en: Fair }
  audience: { fr: Public, en: Audience }
confidential: { threshold: 5 }
publish: true
owner: Lot Tourisme
cadence: monthly
delay: 15 days
since: 2018-12-01
source: { fr: 'Inscriptions Eventbrite des salons', en: 'Eventbrite registrations for fairs' }
---*/
-- One row is one household met at a fair, on that day.
select
	met_on as on_date,
	event,
	audience,
	household_key as unit_key
from fair_contacts
