/*---
title: { fr: Coût par contact, en: Cost per contact }
definition:
  fr: 'Dépenses de communication de la période pour un premier contact qualifié reçu pendant la même période.'
  en: 'Communication spending of the period per first qualified contact received in the same period.'
method:
  fr: 'Les dépenses n’ont pas de territoire : le coût n’est donné que pour tout le programme, ou par campagne.'
  en: 'Spending has no territory: the cost is given for the whole programme only, or by campaign.'
unit: { fr: [€ par contact, € par contact], en: [€ per contact, € per contact] }
observed: household
axis: attractiveness
kind: ratio
over: year
format: currency
better: down
dimensions: { campaign: { fr: Campagne, en: Campaign } }
confidential: { threshold: 5 }
publish: false
owner: Lot Tourisme
cadence: monthly
delay: 15 days
since: 2018-12-01
source: { fr: 'Fichier des dépenses et formulaires de contact', en: 'Spending file and contact forms' }
---*/
-- One row is one communication expense, or one household's first qualified contact.
select
	paid_on as on_date,
	amount as numerator,
	0 as denominator,
	campaign,
	null as unit_key
from communication_spending
union all
select contacted_on, 0, 1, campaign, household_key
from contacts
