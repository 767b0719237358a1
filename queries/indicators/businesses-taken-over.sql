/*---
title: { fr: Entreprises reprises, en: Businesses taken over }
definition:
  fr: 'Reprises d’entreprise conclues avec un repreneur du réseau, à la date de l’acte, depuis le lancement du programme.'
  en: 'Business takeovers concluded with a buyer from the network, on the date of the deed, since the programme was launched.'
unit: { fr: [reprise, reprises], en: [takeover, takeovers] }
observed: company
axis: businesses
kind: flow
over: start
better: up
dimensions:
  chamber: { fr: Chambre, en: Chamber }
  activity: { fr: Activité, en: Activity }
confidential: { threshold: 3 }
publish: true
owner: 'Chambres consulaires du Lot'
cadence: quarterly
delay: 1 month
since: 2018-12-01
source: { fr: 'Suivi des reprises par les chambres', en: 'Chambers’ record of takeovers' }
---*/
-- One row is one business taken over by a buyer of the network, on the date of the deed.
select
	signed_on as on_date,
	commune as territory,
	chamber,
	activity,
	takeover_id as unit_key
from takeovers
