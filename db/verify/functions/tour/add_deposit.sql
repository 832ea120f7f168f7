-- Verify ontour:functions/tour/add_deposit on pg

begin;

select 'tour.add_deposit(api.show_deals, date)'::regprocedure;

rollback;
