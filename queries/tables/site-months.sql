-- One row is one site, month and way of arriving, on the month's last day.
select
	site,
	last_day(month_on) as month_end,
	visit_source,
	visits
from received.site_visits
