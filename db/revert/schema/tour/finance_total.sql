-- Revert ontour:schema/tour/finance_total from pg

begin;

drop type tour.finance_total;

commit;
