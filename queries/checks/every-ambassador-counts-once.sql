/*---
title:
  fr: 'Chaque ambassadeur compte une fois'
  en: 'Every ambassador counts once'
severity: blocks
---*/
-- One row is one ambassador who is there several times.
select ambassador_id, count(*) as times
from ambassadors
group by ambassador_id
having count(*) > 1
