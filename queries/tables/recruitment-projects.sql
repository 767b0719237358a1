-- One row is one occupation in one employment area and survey year; a secret number is null.
select
	make_date(year, 12, 31) as year_end,
	occupation_code,
	family,
	department,
	basin_code,
	projects,
	projects_hard,
	_delivered_on as known_on
from received.bmo
