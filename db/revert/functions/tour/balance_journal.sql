-- Revert ontour:functions/tour/balance_journal from pg

begin;

drop trigger _200_balance_journal on api.journal_lines;
drop function tour.balance_journal();

commit;
