-- Verify ontour:schema/change/tracked_tables on pg

begin;

select table_name, topics, parent_column, write_permission, redacted
from change.tracked_tables
where false;

rollback;
