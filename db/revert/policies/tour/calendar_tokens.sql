-- Revert ontour:policies/tour/calendar_tokens from pg

begin;

call core.reset_access('api.calendar_tokens');

commit;
