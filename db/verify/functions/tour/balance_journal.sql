-- Verify ontour:functions/tour/balance_journal on pg

begin;

select 'tour.balance_journal()'::regprocedure;

rollback;
