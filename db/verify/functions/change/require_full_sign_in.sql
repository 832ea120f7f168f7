-- Verify ontour:functions/change/require_full_sign_in on pg

begin;

select 'change.require_full_sign_in(text)'::regprocedure;

rollback;
