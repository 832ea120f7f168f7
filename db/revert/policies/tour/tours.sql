-- Revert ontour:policies/tour/tours from pg

begin;

call core.reset_access('api.tours');

commit;
