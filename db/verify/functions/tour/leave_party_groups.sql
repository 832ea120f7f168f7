-- Verify ontour:functions/tour/leave_party_groups on pg

begin;

select 'tour.leave_party_groups()'::regprocedure;

rollback;
