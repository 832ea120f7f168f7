-- Verify ontour:schema/change/local_item on pg

begin;

select 'change.local_item'::regtype, 'change.local_import'::regtype;

rollback;
