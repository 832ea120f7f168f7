-- Deploy ontour:schema/auth/preferences to pg
-- requires: schema/core/users
-- requires: functions/change/track
-- requires: functions/change/merge_by

-- Everything is told unless it is muted, so that a new kind of notification reaches people; two lists, so
-- that what two devices mute meanwhile is merged. The privacy that colleagues or a search need to ask about
-- stands in api.users.

begin;

create table api.preferences (
    id uuid not null default core.uuid_v7(),
    user_id uuid not null,
    muted_by_email text[] not null default '{}',
    muted_by_push text[] not null default '{}',

    constraint preferences_pkey primary key (id),
    constraint preferences_user_id_key unique (user_id),
    constraint preferences_user_id_fkey foreign key (user_id) references api.users (id) on delete cascade,
    constraint preferences_muted_by_email_form_check check (
        muted_by_email = '{}'
        or array_to_string(muted_by_email, ',', '-') ~ '^[a-z][a-z_]{0,49}(,[a-z][a-z_]{0,49})*$'
        and cardinality(muted_by_email) <= 100
    ),
    constraint preferences_muted_by_push_form_check check (
        muted_by_push = '{}'
        or array_to_string(muted_by_push, ',', '-') ~ '^[a-z][a-z_]{0,49}(,[a-z][a-z_]{0,49})*$'
        and cardinality(muted_by_push) <= 100
    )
);

call change.track('api.preferences', topics => array['user:{user_id}'], parent => 'user_id');
call change.merge_by('api.preferences', '{"muted_by_email": "union", "muted_by_push": "union"}');

comment on table api.preferences is
'What a person wants to be told, and how: one row a person, made at sign-up, which nobody else sees.';
comment on column api.preferences.user_id is 'The person.';
comment on column api.preferences.muted_by_email is
'Kinds of notification that this person does not want by mail, such as invitation. Mails about the safety of
the account are always sent.';
comment on column api.preferences.muted_by_push is
'Kinds of notification that this person does not want pushed to their devices.';

commit;
