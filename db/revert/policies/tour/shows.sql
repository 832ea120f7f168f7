-- Revert ontour:policies/tour/shows from pg

begin;

call core.reset_access('api.shows');

commit;
