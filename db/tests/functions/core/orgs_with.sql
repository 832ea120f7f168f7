-- Tests functions/core/orgs_with: the whole table of roles and permissions, as the people of the band have
-- them.
begin;
select plan(9);
\ir ../../support/fixtures.psql

create function tests.permissions_of(name text, amr text[] default null)
returns text
language plpgsql
as $$
declare
    v_known text[] := array(select distinct permission from core.role_permissions);
    v_permissions text;
begin
    perform tests.become(tests.id(name), amr);
    select string_agg(permission, ' ' order by permission) into v_permissions
    from unnest(v_known) as permission
    where tests.id('band') = any (core.orgs_with(permission));
    perform tests.become_superuser();
    return v_permissions;
end
$$;

select results_eq(
    $$
        select name, tests.permissions_of(name)
        from unnest('{owner,admin,manager,finance,crew,viewer,stranger}'::text[]) as name
    $$,
    $$
        values
        (
            'owner',
            'finance.read finance.write member.manage org.manage org.read owner.manage '
            'road.manage road.write show.read show.write'
        ),
        (
            'admin',
            'finance.read finance.write member.manage org.manage org.read '
            'road.manage road.write show.read show.write'
        ),
        ('manager', 'finance.read finance.write org.read road.manage road.write show.read show.write'),
        ('finance', 'finance.read finance.write org.read show.read'),
        ('crew', 'org.read road.write show.read'),
        ('viewer', 'org.read show.read'),
        ('stranger', null)
    $$,
    'each role has its permissions and no more'
);

select results_eq(
    $$
        select name, tests.permissions_of(name, '{pin}')
        from unnest('{owner,admin,manager,finance,crew,viewer,stranger}'::text[]) as name
    $$,
    $$
        values
        ('owner', 'org.read road.manage road.write show.read show.write'),
        ('admin', 'org.read road.manage road.write show.read show.write'),
        ('manager', 'org.read road.manage road.write show.read show.write'),
        ('finance', 'org.read show.read'),
        ('crew', 'org.read road.write show.read'),
        ('viewer', 'org.read show.read'),
        ('stranger', null)
    $$,
    'by a PIN alone, none that is about money or management'
);
select is(
    tests.permissions_of('owner', '{pin,pwd}'), tests.permissions_of('owner'),
    'a PIN and more is a full sign-in'
);

select tests.become(tests.id('stranger'));
select is(
    core.orgs_with('show.read'), array[tests.id('rivals')], 'the stranger has them in another organization'
);
select is(core.orgs_with('no.such'), '{}', 'an unknown permission is nobody''s');
select tests.become(tests.id('stranger'), '{pin}');
select is(core.orgs_with('no.such'), '{}', 'by a PIN neither');
select tests.become(null);
select is(core.orgs_with('show.read'), '{}', 'nobody has none, and an empty array instead of null');

select tests.become_superuser();
update api.memberships set deleted_at = now() where user_id = tests.id('crew');
select tests.become(tests.id('crew'));
select is(core.orgs_with('org.read'), '{}', 'a removed member has none');

select tests.become_superuser();
insert into api.memberships (org_id, user_id, role)
values (tests.id('rivals'), tests.id('viewer'), 'manager');
select tests.become(tests.id('viewer'));
select is(
    core.orgs_with('show.write'), array[tests.id('rivals')], 'a role counts in its own organization only'
);

select * from finish();
rollback;
