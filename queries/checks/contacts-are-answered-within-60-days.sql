/*---
title:
  fr: 'Les premiers contacts reçoivent une réponse dans les 60 jours'
  en: 'First contacts are answered within 60 days'
severity: warns
---*/
-- One row is one month, with its contacts still without a reply 60 days later.
select date_trunc('month', contacted_on)::date as month, count(*) as contacts
from contacts
where
	coalesce(replied_on, date '9999-12-31') > contacted_on + 60
	and contacted_on + 60 <= (select max(_delivered_on) from received.contacts)
group by all
order by all
