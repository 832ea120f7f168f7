-- Revert ontour:schema/change/frames from pg

begin;

drop view change.frames;

commit;
