-- Revert ontour:schema/core/countries from pg

begin;

drop table api.countries;

commit;
