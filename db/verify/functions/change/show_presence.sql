-- Verify ontour:functions/change/show_presence on pg

begin;

select 'change.show_presence()'::regprocedure;

rollback;
