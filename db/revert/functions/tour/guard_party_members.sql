-- Revert ontour:functions/tour/guard_party_members from pg

begin;

drop trigger _050_guard_party_members on api.party_members;
drop function tour.guard_party_members();

commit;
