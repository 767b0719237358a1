/*---
# Un indicateur = cet en-tête et un SELECT. Le nom du fichier est son identifiant.
title: { fr: Adhérents }
definition: { fr: Personnes et entreprises adhérentes à la date. }
unit: { fr: [adhérent, adhérents] }
observed: person
axis: members
owner: L’association
# stock : ce qui est vrai à une date. Autres natures : flow, ratio, median, distinct, level, formula.
kind: stock
better: up
headline: 1
dimensions: { audience: { fr: Public } }
confidential: { threshold: 5 }
publish: true
cadence: monthly
delay: 15 days
---*/
-- One row is one member, from joining to leaving.
select
	joined_on as start_on,
	left_on as end_on,
	commune as territory,
	audience,
	member as unit_key
from members
