-- One row is one form of one site and month, on the month's last day.
select
	site,
	last_day(month_on) as month_end,
	form,
	sent
from received.site_forms
