-- Revert ontour:schema/tour/finance_summary_row from pg

begin;

drop type tour.finance_summary_row;

commit;
