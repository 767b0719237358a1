-- One row is one territory and one census vintage: a commune of today (communes merged since then
-- add up), or the department, which leaves out its intercommunalités' communes of elsewhere and
-- has no row when one of its communes is missing.
with communes as (
	select
		make_date(population.year, 1, 1) as counted_on,
		coalesce(former_communes.current, population.commune) as commune,
		sum(population.people) as people,
		sum(population.people_60_74) as people_60_74,
		sum(population.people_75_over) as people_75_over,
		max(population._delivered_on) as known_on
	from received.population as population
	left join former_communes on former_communes.code = population.commune
	group by all
)
select counted_on, commune as territory, people, people_60_74, people_75_over, known_on
from communes
union all
select
	communes.counted_on,
	territories.department,
	sum(communes.people),
	sum(communes.people_60_74),
	sum(communes.people_75_over),
	max(communes.known_on)
from communes
join territories on territories.code = communes.commune and territories.level = 'commune'
where territories.department = '46'
group by all
having count(*) = (
	select count(*) from territories where level = 'commune' and department = '46'
)
