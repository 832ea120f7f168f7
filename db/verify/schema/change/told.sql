-- Verify ontour:schema/change/told on pg

begin;

select 'change.told'::regtype;

rollback;
