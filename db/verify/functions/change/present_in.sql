-- Verify ontour:functions/change/present_in on pg

begin;

select 'change.present_in(uuid, uuid)'::regprocedure;

rollback;
