/*---
title:
  fr: 'Un poste est pourvu ou retiré après avoir été confié'
  en: 'A post is filled or withdrawn after it is entrusted'
severity: blocks
---*/
-- One row is one post closed before it was entrusted.
select post_id, entrusted_on, filled_on, closed_on
from posts
where closed_on < entrusted_on or filled_on < entrusted_on
