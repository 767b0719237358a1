/*---
title:
  fr: 'Les notes de satisfaction vont de 1 à 5'
  en: 'Satisfaction marks run from 1 to 5'
severity: blocks
---*/
-- One row is one answer with another mark.
select answered_on, mark
from satisfaction_answers
where mark not between 1 and 5
