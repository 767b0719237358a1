/*---
title:
  fr: 'Les projets de recrutement difficiles font partie de tous les projets'
  en: 'Hard recruitment projects are among all projects'
severity: blocks
---*/
-- One row is one line of the survey with more hard projects than projects.
select year_end, basin_code, occupation_code, projects, projects_hard
from recruitment_projects
where projects_hard > projects
