/*---
title: { fr: Abonnés à la lettre d’information, en: Newsletter subscribers }
definition:
  fr: 'Adresses abonnées à la lettre d’information à la date.'
  en: 'Addresses subscribed to the newsletter at the date.'
method:
  fr: 'Par comparaison des exports successifs : une adresse absente ou bloquée dans un export est désabonnée à la date de cet export.'
  en: 'By comparing successive exports: an address missing or blocked in an export is unsubscribed on the date of that export.'
unit: { fr: [abonné, abonnés], en: [subscriber, subscribers] }
observed: person
axis: attractiveness
kind: stock
better: up
confidential: { threshold: 5 }
publish: true
owner: Lot Tourisme
cadence: monthly
delay: 15 days
source: { fr: 'Export des contacts Brevo', en: 'Brevo contact export' }
---*/
-- One row is one address, over a period without interruption during which it is subscribed.
select
	start_on,
	end_on,
	subscriber_id as unit_key
from newsletter_subscriptions
