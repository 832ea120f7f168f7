-- Verify ontour:functions/change/children_of on pg

begin;

select 'change.children_of(text, uuid)'::regprocedure;

rollback;
