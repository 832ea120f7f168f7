-- Revert ontour:policies/tour/day_sheet_views from pg

begin;

call core.reset_access('api.day_sheet_views');

commit;
