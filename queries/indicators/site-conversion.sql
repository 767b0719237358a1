/*---
title: { fr: Taux de conversion des sites, en: Site conversion rate }
definition:
  fr: 'Formulaires envoyés (être rappelé, postuler, devenir ambassadeur) pour une visite des sites.'
  en: 'Forms sent (call me back, apply, become an ambassador) per visit to the sites.'
unit: { fr: ['%', '%'], en: ['%', '%'] }
observed: visit
axis: attractiveness
kind: ratio
over: year
finest: month
format: { style: percent, decimals: 2 }
better: up
dimensions: { site: { fr: Site, en: Site } }
publish: true
owner: Lot Tourisme
cadence: monthly
delay: 15 days
source: { fr: 'Mesure d’audience Matomo et formulaires des sites', en: 'Matomo web analytics and the sites’ forms' }
---*/
-- One row is one site and month, on the month's last day: some of its visits, or of the forms sent on it.
select month_end as on_date, 0 as numerator, visits as denominator, site
from site_months
union all
select month_end, sent, 0, site
from site_form_months
