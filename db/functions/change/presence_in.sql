-- Deploy ontour:functions/change/presence_in to pg
-- requires: schema/change/presence

begin;

create or replace function change.presence_in(user_id uuid, org_id uuid)
returns text
language sql
stable
begin atomic
    select
        case
            when bool_or(leases.status = 'online') then 'online'
            when count(*) > 0 then 'away'
            else 'offline'
        end
    from change.presence as leases
    where leases.user_id = presence_in.user_id and leases.org_id = presence_in.org_id;
end;

comment on function change.presence_in(uuid, uuid) is
'How a person is present in an organization: the best status of all their connections.';

commit;
