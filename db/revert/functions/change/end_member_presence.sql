-- Revert ontour:functions/change/end_member_presence from pg

begin;

drop trigger _900_end_member_presence on api.memberships;
drop function change.end_member_presence();

commit;
