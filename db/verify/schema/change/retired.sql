-- Verify ontour:schema/change/retired on pg

begin;

select id, month, positions, row_count, retired_at
from change.retired
where false;

rollback;
