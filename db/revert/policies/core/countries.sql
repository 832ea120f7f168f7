-- Revert ontour:policies/core/countries from pg

begin;

call core.reset_access('api.countries');

commit;
