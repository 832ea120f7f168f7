-- Deploy ontour:schema/core/users to pg
-- requires: functions/core/uuid_v7
-- requires: functions/change/track
-- requires: functions/change/merge_by

-- The person as others may see them. How they sign in stands in the schema auth.

begin;

create table api.users (
    id uuid not null default core.uuid_v7(),
    username text,
    full_name text not null,
    avatar_url text,
    language text not null default 'en',
    time_zone text not null default 'UTC',
    status text not null default 'active',
    is_presence_visible boolean not null default true,
    is_searchable boolean not null default false,

    constraint users_pkey primary key (id),
    constraint users_username_form_check check (username ~ '^[a-z0-9][a-z0-9_.-]{2,29}$'),
    constraint users_full_name_length_check check (char_length(full_name) between 1 and 200),
    constraint users_avatar_url_form_check check (
        avatar_url ~ '^https://[^[:space:]"<>\\]+$' and char_length(avatar_url) <= 2000
    ),
    constraint users_language_form_check check (
        language ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$'
    ),
    constraint users_status_known_check check (status in ('active', 'inactive', 'suspended'))
);

create unique index users_username_key on api.users (username);

call change.track('api.users', topics => array['profile:{id}']);

-- Serves api.search_people: the beginnings of names of those who may be found.
create index users_username_prefix_idx on api.users (username text_pattern_ops)
where is_searchable and status = 'active' and deleted_at is null;

-- A person's own settings, from their own devices.
call change.merge_by(
    'api.users', '{"avatar_url": "latest", "language": "latest", "time_zone": "latest"}'
);

comment on table api.users is 'A person: an artist, crew member, manager, promoter or fan.';
comment on column api.users.username is 'Unique handle: 3 to 30 of a-z, 0-9, dot, dash and underscore.';
comment on column api.users.full_name is 'The name by which others know this person.';
comment on column api.users.avatar_url is
'Address of a picture; https only, for whoever looks at it fetches it.';
comment on column api.users.language is
'BCP 47 language for texts sent to this person, such as en, de-AT or zh-Hant-TW.';
comment on column api.users.time_zone is 'IANA time zone in which this person wants to see instants.';
comment on column api.users.is_presence_visible is
'Whether colleagues see when this person is online, away or typing.';
comment on column api.users.is_searchable is
'Whether people with whom this person shares no organization find them by their username, and may invite them.
Not unless they say so: a username is chosen for signing in, too.';
comment on column api.users.status is 'active, inactive or suspended; only active people can use a session.';

commit;
