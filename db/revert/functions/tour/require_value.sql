-- Revert ontour:functions/tour/require_value from pg

begin;

drop function tour.require_value(text, text, text[]);

commit;
