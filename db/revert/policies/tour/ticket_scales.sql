-- Revert ontour:policies/tour/ticket_scales from pg

begin;

call core.reset_access('api.ticket_scales');

commit;
