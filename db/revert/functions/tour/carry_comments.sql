-- Revert ontour:functions/tour/carry_comments from pg

begin;

drop trigger _500_carry_comments on api.comments;
drop trigger _500_carry_comments on api.per_diems;
drop trigger _500_carry_comments on api.itinerary_items;
drop function tour.carry_comments();

commit;
