-- Revert ontour:schema/core/personal_data from pg

begin;

drop table core.personal_data;

commit;
