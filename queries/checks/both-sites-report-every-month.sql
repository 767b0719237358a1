/*---
title:
  fr: 'Chaque site a ses visites chaque mois, sans trou'
  en: 'Each site has its visits every month, without a gap'
severity: warns
---*/
-- One row is one site and month followed by a gap.
select site, month_end, next_month_end
from (
	select site, month_end, lead(month_end) over (partition by site order by month_end) as next_month_end
	from (select distinct site, month_end from site_months)
)
where next_month_end > last_day(month_end + 1)
