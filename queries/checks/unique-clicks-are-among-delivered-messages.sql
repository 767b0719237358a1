/*---
title:
  fr: 'Les clics uniques ne dépassent pas les messages remis'
  en: 'Unique clicks do not exceed delivered messages'
severity: blocks
---*/
-- One row is one newsletter with more unique clicks than messages delivered.
select sent_on, unique_clicks, delivered
from newsletter_sends
where unique_clicks > delivered
