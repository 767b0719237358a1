/*---
title: { fr: Taux de chômage localisé, en: Localised unemployment rate }
definition:
  fr: 'Taux de chômage localisé du Lot, en moyenne trimestrielle, corrigé des variations saisonnières.'
  en: 'Localised unemployment rate of the Lot, quarterly average, seasonally adjusted.'
unit: { fr: ['%', '%'], en: ['%', '%'] }
observed: person
axis: context
kind: level
across: none
finest: quarter
format: percent
better: none
publish: true
owner: INSEE
cadence: quarterly
delay: 90 days
source: { fr: 'INSEE, taux de chômage localisés', en: 'INSEE, localised unemployment rates' }
---*/
-- One row is one department and quarter, on the quarter's last day.
select
	quarter_end as on_date,
	rate as value,
	department as territory,
	known_on
from unemployment
