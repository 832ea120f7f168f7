-- Deploy ontour:schema/tour/calendar_tokens to pg
-- requires: schema/core/organizations
-- requires: schema/core/users
-- requires: functions/change/track

-- A phone that subscribes to a calendar cannot sign in, so its address is the key. What opens it is in
-- auth.calendar_links, as a hash; here is what its person sees of it.

begin;

create table api.calendar_tokens (
    id uuid not null default core.uuid_v7(),
    user_id uuid not null,
    org_id uuid,
    name text not null,
    content text[] not null,

    constraint calendar_tokens_pkey primary key (id),
    constraint calendar_tokens_user_id_fkey foreign key (user_id) references api.users (id) on delete cascade,
    constraint calendar_tokens_org_id_fkey foreign key (org_id) references api.organizations (id),
    constraint calendar_tokens_name_length_check check (char_length(name) between 1 and 100),
    constraint calendar_tokens_content_known_check check (
        content <@ array['shows', 'holds', 'itinerary_items'] and cardinality(content) between 1 and 3
    )
);

-- Not restorable: what has been revoked stays so.
call change.track('api.calendar_tokens', topics => array['user:{user_id}']);

create index calendar_tokens_user_id_idx on api.calendar_tokens (user_id);
create index calendar_tokens_org_id_idx on api.calendar_tokens (org_id);

comment on table api.calendar_tokens is
'The addresses under which phones read your calendar, made by rpc/create_calendar_token. Delete one to
revoke it.';
comment on column api.calendar_tokens.user_id is 'Whose calendar it is; nobody else sees this row.';
comment on column api.calendar_tokens.org_id is 'Of this organization alone; null: of all that are yours.';
comment on column api.calendar_tokens.name is 'What the calendar is called on the phone.';
comment on column api.calendar_tokens.content is 'What it shows: shows, holds, itinerary_items.';

commit;
