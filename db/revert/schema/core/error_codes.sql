-- Revert ontour:schema/core/error_codes from pg

begin;

drop table core.error_codes;

commit;
