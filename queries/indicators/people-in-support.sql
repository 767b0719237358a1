/*---
title: { fr: Personnes accompagnées, en: People in support }
definition:
  fr: 'Personnes, adultes et enfants, des foyers dont l’accompagnement est ouvert à la date.'
  en: 'People, adults and children, of the households whose support is open at the date.'
method:
  fr: 'Un foyer compte pour le nombre de ses membres à la date : quand il change, une nouvelle période commence.'
  en: 'A household counts for the number of its members at the date: when it changes, a new interval begins.'
unit: { fr: [personne accompagnée, personnes accompagnées], en: [person in support, people in support] }
observed: person
axis: welcome
kind: stock
better: up
headline: 2
dimensions:
  audience: { fr: Public, en: Audience }
  origin: { fr: Provenance, en: Origin }
confidential: { threshold: 5 }
publish: true
owner: Département du Lot
cadence: monthly
delay: 15 days
since: 2018-12-01
source: { fr: 'Fichier d’accueil (Grist)', en: 'Welcome file (Grist)' }
---*/
-- One row is one household in support, over a period during which its members do not change.
select
	start_on,
	end_on,
	people as quantity,
	territory,
	audience,
	origin,
	household_id as unit_key
from support_periods
