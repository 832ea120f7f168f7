-- Verify ontour:functions/change/show_profile on pg

begin;

select 'change.show_profile(bigint, uuid)'::regprocedure;

rollback;
