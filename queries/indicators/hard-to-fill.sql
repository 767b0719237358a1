/*---
title: { fr: Recrutements jugés difficiles, en: Recruitments expected to be hard }
definition:
  fr: 'Part des projets de recrutement de l’année que les employeurs du Lot jugent difficiles (enquête Besoins en main-d’œuvre).'
  en: 'Share of the year’s recruitment projects that employers of the Lot expect to be hard (Besoins en main-d’œuvre survey).'
method:
  fr: 'Une ligne où l’un des deux nombres est secret (*) est retirée des deux termes. Le contrôle bmo-lines-are-all-published dit quelle part des lignes l’est.'
  en: 'A line where either number is secret (*) is left out of both parts. The check bmo-lines-are-all-published tells what share of lines that is.'
unit: { fr: ['%', '%'], en: ['%', '%'] }
observed: project
axis: context
kind: ratio
over: year
finest: year
format: percent
better: none
dimensions: { family: { fr: Famille de métiers, en: Occupation family } }
publish: true
owner: France Travail
cadence: yearly
source: { fr: 'Enquête Besoins en main-d’œuvre, France Travail', en: 'Besoins en main-d’œuvre survey, France Travail' }
---*/
-- One row is one occupation in one employment area and year, with both numbers published.
select
	year_end as on_date,
	projects_hard as numerator,
	projects as denominator,
	department as territory,
	family,
	known_on
from recruitment_projects
where projects_hard is not null and projects is not null
