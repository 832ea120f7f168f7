-- Revert ontour:functions/tour/settle_holds from pg

begin;

drop trigger _500_settle_holds on api.holds;
drop function tour.settle_holds();

commit;
