/*---
title: { fr: Taux de clic de la lettre d’information, en: Newsletter click rate }
definition:
  fr: 'Clics uniques pour un message remis.'
  en: 'Unique clicks per message delivered.'
method:
  fr: 'Les ouvertures ne sont pas retenues : les robots des messageries les gonflent.'
  en: 'Opens are not used: mail robots inflate them.'
unit: { fr: ['%', '%'], en: ['%', '%'] }
observed: message
axis: attractiveness
kind: ratio
over: 12-months
format: percent
better: up
publish: true
owner: Lot Tourisme
cadence: monthly
delay: 15 days
source: { fr: 'Statistiques d’envoi Brevo', en: 'Brevo sending statistics' }
---*/
-- One row is one newsletter, on the day it was sent.
select
	sent_on as on_date,
	unique_clicks as numerator,
	delivered as denominator
from newsletter_sends
