/*---
title: { fr: Taux d’activation des ambassadeurs, en: Ambassador activation rate }
definition:
  fr: 'Part des ambassadeurs inscrits à la date qui sont actifs.'
  en: 'Share of the ambassadors registered at the date who are active.'
unit: { fr: ['%', '%'], en: ['%', '%'] }
observed: person
axis: ambassadors
kind: formula
formula: { numerator: ambassadors-active, denominator: ambassadors-registered }
format: percent
better: up
dimensions: { sector: { fr: Secteur, en: Sector } }
confidential: { threshold: 5 }
publish: false
owner: Département du Lot
cadence: monthly
delay: 15 days
since: 2018-12-01
---*/
