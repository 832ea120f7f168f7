-- Verify ontour:schema/change/local_rows on pg

begin;

select org_id, section, key, row_id, digests, imported_at
from change.local_rows
where false;

rollback;
