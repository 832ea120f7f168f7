-- Revert ontour:policies/core/currencies from pg

begin;

call core.reset_access('api.currencies');

commit;
