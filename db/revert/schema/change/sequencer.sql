-- Revert ontour:schema/change/sequencer from pg

begin;

drop sequence change.bell;
drop table change.sequencer;

commit;
