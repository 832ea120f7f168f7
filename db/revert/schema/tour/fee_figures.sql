-- Revert ontour:schema/tour/fee_figures from pg

begin;

drop type tour.fee_figures;

commit;
