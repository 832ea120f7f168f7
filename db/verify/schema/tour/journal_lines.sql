-- Verify ontour:schema/tour/journal_lines on pg

begin;

select id, org_id, entry_id, account, amount, currency
from api.journal_lines
where false;

rollback;
