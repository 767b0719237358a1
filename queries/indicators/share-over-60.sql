/*---
title: { fr: Part des 60 ans et plus, en: Share aged 60 and over }
definition:
  fr: 'Part des habitants âgés de 60 ans ou plus (60 à 74 ans, 75 ans et plus).'
  en: 'Share of inhabitants aged 60 or over (60 to 74, 75 and over).'
method:
  fr: 'Le chiffre du programme est celui du département du Lot. Une intercommunalité compte toutes ses communes, même hors du Lot.'
  en: 'The programme’s figure is that of the Lot department. An intercommunalité counts all its communes, even outside the Lot.'
unit: { fr: ['%', '%'], en: ['%', '%'] }
observed: inhabitant
axis: context
kind: formula
formula: { numerator: population-over-60, denominator: population }
format: percent
better: none
publish: true
owner: INSEE
cadence: yearly
delay: 36 months
source: { fr: 'INSEE, recensement de la population', en: 'INSEE, population census' }
---*/
