-- Verify ontour:functions/tour/guard_party_members on pg

begin;

select 'tour.guard_party_members()'::regprocedure;

rollback;
