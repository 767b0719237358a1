/*---
title: { fr: Affichages des campagnes, en: Campaign impressions }
definition:
  fr: 'Nombre de fois où les annonces des campagnes ont été affichées.'
  en: 'Number of times the campaigns’ advertisements were shown.'
method:
  fr: 'Des affichages, pas des personnes : une même personne voit plusieurs fois une annonce, et les personnes touchées ne s’additionnent pas d’une semaine ou d’une régie à l’autre. Une semaine compte à son dernier jour.'
  en: 'Impressions, not people: the same person sees an advertisement several times, and people reached do not add up across weeks or platforms. A week counts on its last day.'
unit: { fr: [affichage, affichages], en: [impression, impressions] }
observed: impression
axis: attractiveness
kind: flow
over: year
better: up
dimensions:
  campaign: { fr: Campagne, en: Campaign }
  platform: { fr: Régie, en: Platform }
  audience: { fr: Public, en: Audience }
publish: true
owner: Lot Tourisme
cadence: monthly
delay: 15 days
source: { fr: 'Régies publicitaires', en: 'Advertising platforms' }
---*/
-- One row is one week of one campaign on one platform towards one audience, on the week's last day.
select
	week_end as on_date,
	impressions as quantity,
	campaign,
	platform,
	audience
from campaign_weeks
