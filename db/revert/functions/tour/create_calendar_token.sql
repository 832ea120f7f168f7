-- Revert ontour:functions/tour/create_calendar_token from pg

begin;

drop function api.create_calendar_token(text, uuid, text[]);

commit;
