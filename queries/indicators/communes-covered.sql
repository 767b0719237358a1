/*---
title: { fr: Communes couvertes, en: Communes covered }
definition:
  fr: 'Part des communes du Lot où réside au moins un ambassadeur inscrit à la date.'
  en: 'Share of the communes of the Lot where at least one ambassador registered at the date lives.'
method:
  fr: 'À géographie constante : les communes fusionnées depuis comptent pour la commune actuelle. Le Lot comptait 313 communes en 2019 et 312 depuis 2025. Une intercommunalité ne compte que ses communes du Lot.'
  en: 'At constant geography: communes merged since then count as the current one. The Lot had 313 communes in 2019 and has had 312 since 2025. An intercommunalité counts only its communes in the Lot.'
unit: { fr: ['%', '%'], en: ['%', '%'] }
observed: commune
axis: ambassadors
kind: formula
formula: { numerator: communes-with-ambassador, denominator: communes-of-the-lot }
format: percent
better: up
within: '46'
publish: true
owner: Département du Lot
cadence: monthly
delay: 15 days
since: 2018-12-01
---*/
