-- Verify ontour:functions/tour/show_revision on pg

begin;

select 'tour.show_revision(api.shows)'::regprocedure;

rollback;
