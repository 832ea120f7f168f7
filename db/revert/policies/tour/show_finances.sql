-- Revert ontour:policies/tour/show_finances from pg

begin;

call core.reset_access('api.show_finances');

commit;
