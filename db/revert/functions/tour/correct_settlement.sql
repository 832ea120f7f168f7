-- Revert ontour:functions/tour/correct_settlement from pg

begin;

drop function api.correct_settlement(uuid, text);

commit;
