-- Revert ontour:functions/tour/leave_party_groups from pg

begin;

drop trigger _500_leave_party_groups on api.memberships;
drop function tour.leave_party_groups();

commit;
