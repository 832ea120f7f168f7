-- Deploy ontour:functions/auth/profile to pg
-- requires: schema/core/memberships
-- requires: schema/auth/email_addresses

begin;

create or replace function auth.profile(user_id uuid)
returns json
language sql
stable
begin atomic
    select json_build_object(
        'id', users.id,
        'email', addresses.email,
        'email_verified', addresses.verified_at is not null,
        'username', users.username,
        'full_name', users.full_name,
        'avatar_url', users.avatar_url,
        'language', users.language,
        'time_zone', users.time_zone,
        'organizations', coalesce(
            (
                select json_agg(
                    json_build_object(
                        'id', organizations.id,
                        'name', organizations.name,
                        'role', memberships.role,
                        'personal', organizations.personal_user_id is not distinct from users.id
                    )
                    order by organizations.personal_user_id is not distinct from users.id desc,
                    organizations.name
                )
                from api.memberships as memberships
                join api.organizations as organizations on organizations.id = memberships.org_id
                where memberships.user_id = users.id
                    and memberships.deleted_at is null
                    and organizations.deleted_at is null
            ),
            '[]'
        )
    )
    from api.users as users
    left join auth.email_addresses as addresses on addresses.user_id = users.id
    where users.id = profile.user_id;
end;

comment on function auth.profile(uuid) is
'A person as they see themselves, with their organizations, the personal one first; for functions of auth.';

commit;
