-- Verify ontour:schema/tour/journal_entries on pg

begin;

select id, org_id, show_id, kind, revision, entry_on, description, payment_id, payment, reverses_id
from api.journal_entries
where false;

rollback;
