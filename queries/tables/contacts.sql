-- One row is one household's first qualified contact; working_days_to_reply is null while it has no reply.
with working_days as (
	select date, sum(working_day::integer) over (order by date) as number
	from calendar
)
select
	contacts.contact_id,
	coalesce(contacts.email, contacts.contact_id) as household_key,
	contacts.contacted_at::date as contacted_on,
	contacts.first_reply_on as replied_on,
	-- Days worked after the day of contact, up to the day of reply: the same day is 0.
	(replied.number - contacted.number)::integer as working_days_to_reply,
	contacts.channel,
	contacts.audience,
	contacts.campaign,
	contacts.commune
from received.contacts as contacts
join working_days as contacted on contacted.date = contacts.contacted_at::date
left join working_days as replied on replied.date = contacts.first_reply_on
where contacts.status = 'qualified'
