/*---
title:
  fr: 'Aucune ligne de l’enquête BMO n’est secrète'
  en: 'No line of the BMO survey is secret'
severity: warns
---*/
-- One row is one year, with the share of its lines that are secret (*) and dropped from both parts of the rate.
select
	year(year_end) as year,
	count(*) as lines,
	count(*) filter (where projects is null or projects_hard is null) as secret_lines,
	round(100.0 * secret_lines / lines, 1) as secret_percent
from recruitment_projects
group by all
having secret_lines > 0
order by all
