/*---
title:
  fr: 'Les dépenses sont positives'
  en: 'Spending is positive'
severity: warns
---*/
-- One row is one communication expense of nothing or less.
select expense_id, paid_on, campaign, amount
from communication_spending
where amount <= 0
