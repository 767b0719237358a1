-- One row is the department and one quarter, on the quarter's last day.
select
	quarter_end_on as quarter_end,
	zone_code as department,
	rate / 100 as rate,
	published_on as known_on
from received.unemployment
where zone_level = 'department'
