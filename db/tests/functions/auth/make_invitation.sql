-- Tests functions/auth/make_invitation: who may invite, as what, and how often.
begin;
select plan(11);
\ir ../../support/fixtures.psql
\ir ../../support/inviting.psql

create function tests.make(role text, email text default 'new@example.com', org text default 'band')
returns text
language sql
begin atomic
    select (auth.make_invitation(
        jsonb_populate_record(
            null::api.invitations,
            jsonb_build_object('org_id', tests.id(org), 'role', role, 'email', email)
        ),
        '7 days'
    )).role;
end;
create function tests.act_as(name text) returns text language sql begin atomic
    select set_config('request.jwt.claims', json_build_object('sub', tests.id(name))::text, true);
end;

select tests.act_as('manager');
select throws_code($$select tests.make('crew')$$, 'PERMISSION_DENIED', 'a manager invites nobody');
select tests.act_as('stranger');
select throws_code($$select tests.make('crew')$$, 'NOT_FOUND', 'to a stranger there is no such organization');
select tests.act_as('admin');
select throws_code($$select tests.make('owner')$$, 'OWNER_PROTECTED', 'an admin invites no owner');
select throws_code($$select tests.make('king')$$, 'UNKNOWN_ROLE', 'a role is one of ours');
select throws_code($$select tests.make(null)$$, 'UNKNOWN_ROLE', 'and not none');
select is(tests.make('crew'), 'crew', 'an admin invites crew');
select is(tests.make('admin'), 'admin', 'and anew as an admin');
select results_eq(
    $$
        select role, invited_by, expires_at - now()
        from api.invitations where email = 'new@example.com' and deleted_at is null
    $$,
    $$values ('admin', tests.id('admin'), interval '7 days')$$, 'which takes the place of the first'
);

insert into api.invitations (org_id, role, invited_by, expires_at)
select tests.id('band'), 'crew', tests.id('admin'), now() + interval '1 day' from generate_series(1, 199);
select throws_code(
    $$select tests.make('crew', 'x@example.com')$$, 'INVITATION_LIMIT', 'at most 200 are open at a time'
);
update api.invitations set declined_at = now() where email is null;
update auth.throttle_limits set most = 1 where kind = 'invitation_org';
select throws_code(
    $$select tests.make('crew', 'x@example.com')$$, 'THROTTLED', 'and so many made in an hour'
);
update auth.throttle_limits set most = 60 where kind = 'invitation_org';
update auth.throttle_limits set most = 1 where kind = 'invitation_person';
select throws_code(
    $$select tests.make('crew', 'x@example.com')$$, 'THROTTLED', 'by one person, whatever they own'
);

select * from finish();
rollback;
