/*---
title: { fr: Contacts reçus, en: Contacts received }
definition:
  fr: 'Premiers contacts qualifiés : foyers qui ont fait connaître un projet d’installation, à la date de leur première demande.'
  en: 'First qualified contacts: households that made a plan to move known, on the date of their first request.'
unit: { fr: [contact, contacts], en: [contact, contacts] }
observed: household
axis: welcome
kind: flow
over: year
better: up
dimensions:
  channel: { fr: Canal, en: Channel }
  audience: { fr: Public, en: Audience }
  campaign: { fr: Campagne, en: Campaign }
confidential: { threshold: 5 }
publish: true
owner: Département du Lot
cadence: monthly
delay: 15 days
since: 2018-12-01
source: { fr: 'Formulaires, téléphone, salons et réseau', en: 'Forms, telephone, fairs and network' }
---*/
-- One row is one household's first qualified contact.
select
	contacted_on as on_date,
	commune as territory,
	channel,
	audience,
	campaign,
	household_key as unit_key
from contacts
