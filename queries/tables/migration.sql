-- One row is one territory and one year: a commune of today (communes merged since then add up),
-- or the department, which leaves out its intercommunalités' communes of elsewhere and has no
-- row when one of its communes is missing.
with communes as (
	select
		make_date(migration.year, 12, 31) as year_end,
		coalesce(former_communes.current, migration.commune) as commune,
		sum(migration.net_migration) as net_migration,
		max(migration._delivered_on) as known_on
	from received.migration as migration
	left join former_communes on former_communes.code = migration.commune
	group by all
)
select year_end, commune as territory, net_migration, known_on
from communes
union all
select
	communes.year_end,
	territories.department,
	sum(communes.net_migration),
	max(communes.known_on)
from communes
join territories on territories.code = communes.commune and territories.level = 'commune'
where territories.department = '46'
group by all
having count(*) = (
	select count(*) from territories where level = 'commune' and department = '46'
)
