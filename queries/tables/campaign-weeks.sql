-- One row is one week of one campaign on one platform towards one audience, on the week's last day.
select
	week_on + 6 as week_end,
	platform,
	campaign,
	audience,
	impressions
from received.campaigns
