-- Verify ontour:schema/change/merge_policies on pg

begin;

select table_name, column_name, policy
from change.merge_policies
where false;

rollback;
