/*---
title: { fr: Visites des sites, en: Site visits }
definition:
  fr: 'Visites des sites choisir-le-lot.fr et oh-my-lot.fr. Une même personne peut faire plusieurs visites.'
  en: 'Visits to choisir-le-lot.fr and oh-my-lot.fr. The same person may make several visits.'
unit: { fr: [visite, visites], en: [visit, visits] }
observed: visit
axis: attractiveness
kind: flow
over: year
finest: month
better: up
dimensions:
  site: { fr: Site, en: Site }
  visit_source: { fr: Origine des visites, en: Source of visits }
publish: true
owner: Lot Tourisme
cadence: monthly
delay: 15 days
source: { fr: 'Mesure d’audience Matomo', en: 'Matomo web analytics' }
breaks:
  - on: 2021-04-01
    reason:
      fr: 'Mesure d’audience reconfigurée selon les règles de la CNIL : les visites d’avant et d’après ne se comparent pas exactement.'
      en: 'Analytics set up anew under the CNIL’s rules: visits before and after do not compare exactly.'
---*/
-- One row is one site, month and way of arriving, on the month's last day.
select
	month_end as on_date,
	visits as quantity,
	site,
	visit_source
from site_months
