-- Revert ontour:policies/tour/set_list_songs from pg

begin;

call core.reset_access('api.set_list_songs');

commit;
