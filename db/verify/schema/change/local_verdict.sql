-- Verify ontour:schema/change/local_verdict on pg

begin;

select 'change.local_verdict'::regtype;

rollback;
