/*---
title: { fr: Enfants scolarisés, en: Children enrolled in school }
definition:
  fr: 'Enfants des foyers installés, inscrits dans une école, un collège ou un lycée du Lot, à la date de leur inscription.'
  en: 'Children of settled households enrolled in a school of the Lot, on the day they were enrolled.'
unit: { fr: [enfant scolarisé, enfants scolarisés], en: [child enrolled, children enrolled] }
observed: person
axis: welcome
kind: flow
over: year
better: up
dimensions: { audience: { fr: Public, en: Audience } }
confidential: { threshold: 5 }
publish: true
owner: Département du Lot
cadence: monthly
delay: 15 days
since: 2018-12-01
source: { fr: 'Fichier d’accueil (Grist)', en: 'Welcome file (Grist)' }
---*/
-- One row is the enrolled children of one settled household, on the day they were enrolled.
select
	enrolled_on as on_date,
	children_enrolled as quantity,
	territory,
	audience,
	household_id as unit_key
from households
where settled_on is not null and enrolled_on is not null and children_enrolled > 0
