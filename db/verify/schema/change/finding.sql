-- Verify ontour:schema/change/finding on pg

begin;

select null::change.finding;

rollback;
