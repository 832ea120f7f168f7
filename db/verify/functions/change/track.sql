-- Verify ontour:functions/change/track on pg

begin;

select 'change.track(regclass, text[], text, text, text[])'::regprocedure;

rollback;
