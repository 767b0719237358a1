/*---
title: { fr: Satisfaction des foyers accompagnés, en: Satisfaction of supported households }
definition:
  fr: 'Note moyenne, sur 5, donnée à l’accompagnement par les personnes qui ont répondu à l’enquête.'
  en: 'Mean mark, out of 5, given to the support by the people who answered the survey.'
method:
  fr: 'Somme des notes sur nombre de réponses. Aucune note n’est donnée en dessous de 10 réponses.'
  en: 'Sum of marks over number of answers. No mark is given below 10 answers.'
unit: { fr: [sur 5, sur 5], en: [out of 5, out of 5] }
observed: person
axis: welcome
kind: ratio
over: 12-months
minimum: 10
format: decimal
better: up
dimensions: { audience: { fr: Public, en: Audience } }
confidential: { threshold: 5 }
publish: true
owner: Département du Lot
cadence: monthly
delay: 15 days
source: { fr: 'Enquête de satisfaction (LimeSurvey)', en: 'Satisfaction survey (LimeSurvey)' }
---*/
-- One row is one answer to the survey that gives a mark.
select
	answered_on as on_date,
	mark as numerator,
	1 as denominator,
	territory,
	audience,
	answer_id as unit_key
from satisfaction_answers
