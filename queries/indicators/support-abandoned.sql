/*---
title: { fr: Accompagnements abandonnés, en: Support given up }
definition:
  fr: 'Foyers dont l’accompagnement s’est terminé sans installation, à la date de clôture, par motif.'
  en: 'Households whose support ended without settling, on the closing date, by reason.'
unit: { fr: [abandon, abandons], en: [household that gave up, households that gave up] }
observed: household
axis: welcome
kind: flow
over: year
better: down
dimensions:
  reason: { fr: Motif, en: Reason }
  outcome: { fr: Issue, en: Outcome, labels: welcome-cases.outcome }
  audience: { fr: Public, en: Audience }
confidential: { threshold: 5, sensitive: [reason] }
publish: false
owner: Département du Lot
cadence: monthly
delay: 15 days
since: 2018-12-01
source: { fr: 'Fichier d’accueil (Grist)', en: 'Welcome file (Grist)' }
method:
  fr: 'Un foyer réorienté vers un autre territoire ou service est compté ; le motif n’est relevé que pour les abandons.'
  en: 'A household redirected to another territory or service is counted; the reason is recorded only when support is given up.'
---*/
-- One row is one household whose support closed without settling, on the closing date.
select
	closed_on as on_date,
	territory,
	reason,
	outcome,
	audience,
	household_id as unit_key
from households
where supported_on is not null and closed_on is not null and settled_on is null
