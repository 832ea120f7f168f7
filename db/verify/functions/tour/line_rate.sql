-- Verify ontour:functions/tour/line_rate on pg

begin;

select 'tour.line_rate(api.show_deals, text, numeric, date)'::regprocedure;

rollback;
