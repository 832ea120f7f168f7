-- Revert ontour:policies/tour/show_payments from pg

begin;

call core.reset_access('api.show_payments');

commit;
