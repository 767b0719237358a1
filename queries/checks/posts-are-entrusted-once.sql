/*---
title:
  fr: 'Un poste n’est confié qu’une fois'
  en: 'A post is entrusted once'
severity: blocks
---*/
-- One row is one post that is there several times.
select post_id, count(*) as times
from posts
group by post_id
having count(*) > 1
