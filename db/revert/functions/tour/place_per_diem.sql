-- Revert ontour:functions/tour/place_per_diem from pg

begin;

drop trigger _200_guard_amounts on api.per_diems;
drop trigger _200_place_per_diem on api.per_diems;
drop function tour.place_per_diem();

commit;
