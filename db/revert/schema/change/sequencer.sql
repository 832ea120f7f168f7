-- Revert ontour:schema/change/sequencer from pg

begin;

drop table change.sequencer;

commit;
