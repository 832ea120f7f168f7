-- Deploy ontour:functions/tour/copy_set_list to pg
-- requires: schema/tour/set_list_songs
-- requires: policies/tour/set_list_songs
-- requires: functions/core/fail

begin;

create or replace function api.copy_set_list(id uuid, show_id uuid default null)
returns api.set_lists
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_source api.set_lists;
    v_copy api.set_lists;
begin
    select * into v_source
    from api.set_lists
    where set_lists.id = copy_set_list.id and set_lists.deleted_at is null;
    if not found then
        perform core.fail('NOT_FOUND', 'id=' || coalesce(copy_set_list.id::text, 'null'));
    end if;

    insert into api.set_lists (org_id, show_id, name, notes)
    values (v_source.org_id, copy_set_list.show_id, v_source.name, v_source.notes)
    returning * into v_copy;
    if v_copy.org_id <> v_source.org_id then
        perform core.fail('REFERENCE_NOT_FOUND', 'show_id=' || copy_set_list.show_id);
    end if;
    insert into api.set_list_songs (set_list_id, song_id, title, notes, position)
    select v_copy.id, songs.song_id, songs.title, songs.notes, songs.position
    from api.set_list_songs as songs
    where songs.set_list_id = v_source.id and songs.deleted_at is null;
    return v_copy;
end
$$;

comment on function api.copy_set_list(uuid, uuid) is
'Copies a set list with its songs, to a show of the same organization or to none, and returns the copy. Who
works on the road. Raises NOT_FOUND (404) and REFERENCE_NOT_FOUND (422).';

grant execute on function api.copy_set_list(uuid, uuid) to member;

commit;
