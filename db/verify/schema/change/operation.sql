-- Verify ontour:schema/change/operation on pg

begin;

select null::change.operation, null::change.outcome, null::change.merged_field;

rollback;
