-- Revert ontour:policies/tour/songs from pg

begin;

call core.reset_access('api.songs');

commit;
