-- One row is one communication expense, on the day it was paid; a credit note is negative.
select
	expense_id,
	paid_on,
	nature,
	campaign,
	amount
from received.spend
