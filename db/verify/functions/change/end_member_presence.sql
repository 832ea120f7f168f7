-- Verify ontour:functions/change/end_member_presence on pg

begin;

select 'change.end_member_presence()'::regprocedure;

rollback;
