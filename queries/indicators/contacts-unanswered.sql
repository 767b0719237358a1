/*---
title: { fr: Contacts sans réponse, en: Unanswered contacts }
definition:
  fr: 'Premiers contacts reçus et encore sans réponse à la date : ils n’entrent pas dans le délai de première réponse et se comptent à côté.'
  en: 'First contacts received and still without a reply at the date: they are not in the time to first reply and are counted beside it.'
unit: { fr: [contact sans réponse, contacts sans réponse], en: [unanswered contact, unanswered contacts] }
observed: household
axis: welcome
kind: stock
better: down
dimensions:
  channel: { fr: Canal, en: Channel }
  audience: { fr: Public, en: Audience }
confidential: { threshold: 5 }
part: true
owner: Département du Lot
cadence: monthly
delay: 15 days
since: 2018-12-01
---*/
-- One row is one first contact, from its arrival to its first reply.
select
	contacted_on as start_on,
	replied_on as end_on,
	commune as territory,
	channel,
	audience,
	household_key as unit_key
from contacts
