/*---
title: { fr: Délai de première réponse, en: Time to first reply }
definition:
  fr: 'Nombre médian de jours ouvrés entre le premier contact d’un foyer et la première réponse, à la date de la réponse. Une réponse le jour même compte pour 0.'
  en: 'Median number of working days between a household’s first contact and the first reply, on the date of the reply. A reply the same day counts as 0.'
method:
  fr: 'Jours ouvrés : du lundi au vendredi, hors jours fériés. Les contacts encore sans réponse n’entrent pas dans la médiane : ils sont comptés à côté (contacts-unanswered).'
  en: 'Working days: Monday to Friday, French public holidays excluded. Contacts still without a reply are not in the median: they are counted beside it (contacts-unanswered).'
unit: { fr: [jour ouvré, jours ouvrés], en: [working day, working days] }
observed: household
axis: welcome
kind: median
over: 12-months
format: days
better: down
dimensions:
  channel: { fr: Canal, en: Channel }
  audience: { fr: Public, en: Audience }
confidential: { threshold: 5 }
publish: false
owner: Département du Lot
cadence: monthly
delay: 15 days
since: 2018-12-01
source: { fr: 'Formulaires, téléphone, salons et réseau', en: 'Forms, telephone, fairs and network' }
---*/
-- One row is one answered first contact, on the date of the reply.
select
	replied_on as on_date,
	working_days_to_reply as value,
	commune as territory,
	channel,
	audience,
	household_key as unit_key
from contacts
where replied_on is not null
