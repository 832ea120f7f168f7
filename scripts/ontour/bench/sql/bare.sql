-- The floor: the same rows in a table without triggers, log, permissions or organizations, served with
-- the simplest owner policy. Its indexes are those of api.shows that the work asks for.

drop schema if exists bare cascade;
create schema bare;
grant usage on schema bare to member;

create table bare.shows as
select users.id as owner_id, shows.*
from api.shows as shows
join api.organizations as organizations on organizations.id = shows.org_id
join api.users as users on users.id = organizations.personal_user_id;

alter table bare.shows
alter id set default gen_random_uuid(),
alter owner_id set default (current_setting('request.jwt.claims')::json ->> 'sub')::uuid,
alter status set default 'draft',
alter version set default 1,
alter created_at set default now(),
alter updated_at set default now(),
add constraint shows_pkey primary key (id);

create index shows_owner_id_show_on_idx on bare.shows (owner_id, show_on, id);
create index shows_owner_id_status_show_on_idx on bare.shows (owner_id, status, show_on, id);

alter table bare.shows enable row level security;

create policy all_owner on bare.shows
for all to member
using (owner_id = (select (current_setting('request.jwt.claims')::json ->> 'sub')::uuid));

grant select, insert, update on bare.shows to member;
