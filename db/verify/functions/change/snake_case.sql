-- Verify ontour:functions/change/snake_case on pg

begin;

select 'change.snake_case(text)'::regprocedure;

rollback;
