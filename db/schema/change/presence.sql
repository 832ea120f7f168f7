-- Deploy ontour:schema/change/presence to pg
-- requires: schema/core/schemas

-- Who is there, as leases of connections. Unlogged: a crash of the database ends every connection, and with
-- it the lease. A row counts until it is deleted, not until it expires: what is listed is exactly what has
-- been announced. No foreign keys: a lease keeps nobody. expires_at has no index, so that renewing is cheap.

begin;

create unlogged table change.presence (
    connection_id uuid not null,
    org_id uuid not null,
    user_id uuid not null,
    status text not null,
    expires_at timestamptz not null,

    constraint presence_pkey primary key (connection_id, org_id),
    constraint presence_status_known_check check (status in ('online', 'away'))
)
with (fillfactor = 70);

create index presence_user_id_org_id_idx on change.presence (user_id, org_id);
create index presence_org_id_idx on change.presence (org_id);

alter table change.presence enable row level security;

comment on table change.presence is
'Leases of feed connections on being present in an organization; written by change.set_presence and its kin.';
comment on column change.presence.connection_id is 'One socket, named by its relay.';
comment on column change.presence.status is 'online or away; who is offline has no row.';
comment on column change.presence.expires_at is 'When it may be swept unless its relay renews it before.';

commit;
