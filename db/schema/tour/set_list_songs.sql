-- Deploy ontour:schema/tour/set_list_songs to pg
-- requires: schema/tour/set_lists
-- requires: schema/tour/songs
-- requires: functions/tour/place_last
-- requires: functions/change/merge_by

-- In the order of (position, id), which is the same for everybody, whatever two devices have moved at once:
-- a move writes the one row.

begin;

create table api.set_list_songs (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null,
    set_list_id uuid not null,
    song_id uuid,
    title text,
    notes text,
    position numeric not null,

    constraint set_list_songs_pkey primary key (id),
    constraint set_list_songs_set_list_id_fkey foreign key (org_id, set_list_id)
    references api.set_lists (org_id, id),
    constraint set_list_songs_song_id_fkey foreign key (org_id, song_id) references api.songs (org_id, id),
    constraint set_list_songs_something_check check (num_nonnulls(song_id, title) > 0),
    constraint set_list_songs_title_length_check check (char_length(title) between 1 and 200),
    constraint set_list_songs_notes_length_check check (char_length(notes) <= 20000),
    constraint set_list_songs_position_form_check check (
        position between -999999 and 999999 and scale(position) <= 9
    )
);

call change.track(
    'api.set_list_songs', topics => array['org:{org_id}'], parent => 'set_list_id', write => 'road.write'
);
call change.merge_by('api.set_list_songs', '{"position": "latest"}');

create index set_list_songs_set_list_id_position_idx on api.set_list_songs (set_list_id, position, id);
create index set_list_songs_set_list_id_idx on api.set_list_songs (set_list_id, org_id);
create index set_list_songs_song_id_idx on api.set_list_songs (song_id, org_id);

create trigger _050_attach_to_parent
before insert or update on api.set_list_songs
for each row execute function tour.attach_to_parent('set_list_id', 'set_lists', 'song_id', 'songs');

create trigger _060_place_last
before insert on api.set_list_songs
for each row execute function tour.place_last('set_list_id');

comment on table api.set_list_songs is 'The songs of a set list, and what else happens between them.';
comment on column api.set_list_songs.org_id is 'The organization of the set list.';
comment on column api.set_list_songs.title is
'Instead of the song''s, or where there is none: Encore, a break, an announcement.';
comment on column api.set_list_songs.notes is 'For tonight.';
comment on column api.set_list_songs.position is
'Order by position,id. At the end if not given; a move writes a number between those of two neighbours, or
asks rpc/reorder for one.';

commit;
