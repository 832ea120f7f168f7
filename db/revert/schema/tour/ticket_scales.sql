-- Revert ontour:schema/tour/ticket_scales from pg

begin;

drop table api.ticket_scales;
delete from change.tracked_tables where table_name = 'ticket_scales';

commit;
