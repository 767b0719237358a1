/*---
title: { fr: [Campagne, Campagnes], en: [Campaign, Campaigns] }
axes: [ambassadors, welcome, attractiveness]
labels: campaigns.campaign
publish: true
---*/
-- One row is one run of a campaign: weeks that follow each other, a fortnight apart at most.
with weeks as (
	select distinct campaign, week_end from campaign_weeks
),
marked as (
	select
		campaign,
		week_end,
		week_end - lag(week_end) over (partition by campaign order by week_end) as days_since
	from weeks
),
runs as (
	select
		campaign,
		week_end,
		count(*) filter (where days_since is null or days_since > 21)
			over (partition by campaign order by week_end) as run
	from marked
)
select
	min(week_end) - 6 as on_date,
	max(week_end) as end_on,
	campaign as label
from runs
group by campaign, run
