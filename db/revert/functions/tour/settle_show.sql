-- Revert ontour:functions/tour/settle_show from pg

begin;

drop function tour.settle_show(uuid, boolean);

commit;
