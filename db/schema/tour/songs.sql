-- Deploy ontour:schema/tour/songs to pg
-- requires: schema/core/organizations
-- requires: functions/core/personal_org_id
-- requires: functions/change/track

begin;

create table api.songs (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null default core.personal_org_id(),
    title text not null,
    artist text,
    duration_seconds integer,
    musical_key text,
    tempo numeric,
    notes text,

    constraint songs_pkey primary key (id),
    constraint songs_org_id_id_key unique (org_id, id),
    constraint songs_org_id_fkey foreign key (org_id) references api.organizations (id),
    constraint songs_title_length_check check (char_length(title) between 1 and 200),
    constraint songs_artist_length_check check (char_length(artist) between 1 and 200),
    constraint songs_duration_seconds_bounds_check check (duration_seconds between 1 and 86400),
    constraint songs_musical_key_form_check check (musical_key ~ '^[A-G][#b]?m?$'),
    constraint songs_tempo_bounds_check check (tempo between 1 and 999 and scale(tempo) <= 3),
    constraint songs_notes_length_check check (char_length(notes) <= 20000)
);

call change.track('api.songs', topics => array['org:{org_id}'], write => 'road.write');

create index songs_org_id_title_idx on api.songs (org_id, title);

comment on table api.songs is 'What an act plays.';
comment on column api.songs.org_id is 'The organization that owns it; your personal one if not given.';
comment on column api.songs.title is 'What it is called on stage.';
comment on column api.songs.artist is 'Whose it is, if it is a cover.';
comment on column api.songs.duration_seconds is 'How long it takes live.';
comment on column api.songs.musical_key is 'Such as A, C#m or Bb.';
comment on column api.songs.tempo is 'Beats per minute.';
comment on column api.songs.notes is 'Tuning, capo, cues.';

commit;
