/*---
title: { fr: Personnes arrivées, en: People who arrived }
definition:
  fr: 'Personnes, adultes et enfants, des foyers dont l’installation dans le Lot est confirmée, depuis le lancement du programme.'
  en: 'People, adults and children, of the households whose settlement in the Lot is confirmed, since the programme was launched.'
method:
  fr: 'Le foyer est compté tel qu’il est à la date de l’installation : les naissances et départs qui suivent n’y changent rien.'
  en: 'The household is counted as it is on the day it settles: later births and departures change nothing.'
unit: { fr: [personne arrivée, personnes arrivées], en: [person who arrived, people who arrived] }
observed: person
axis: welcome
kind: flow
over: start
better: up
dimensions:
  situation:
    fr: Situation
    en: Situation
    labels:
      working: { fr: En emploi, en: Working }
      child: { fr: Enfants, en: Children }
      other: { fr: Autres adultes, en: Other adults }
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
-- One row is the people of one settled household who share a situation (working, child, other), on the day it settled.
select
	settled_on as on_date,
	quantity,
	territory,
	situation,
	audience,
	origin,
	household_id as unit_key
from settled_people
