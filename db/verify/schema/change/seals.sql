-- Verify ontour:schema/change/seals on pg

begin;

select tree_size, root, sealed_at
from change.seals
where false;

rollback;
