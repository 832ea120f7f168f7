-- Verify ontour:functions/change/ring_bell on pg

begin;

select 'change.ring_bell()'::regprocedure;

rollback;
