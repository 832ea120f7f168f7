-- Revert ontour:functions/change/outcome_of_error from pg

begin;

drop function change.outcome_of_error(text, text, text);

commit;
