-- Tests functions/auth/delete_account. tests/api/auth/test_leaving does it with everything that a person has.
begin;
select plan(14);
\ir ../../support/auth.psql
\ir ../../support/signed_in.psql

insert into api.organizations (id, name)
values (tests.id('band'), 'The Band'), (tests.id('solo'), 'Mia solo');
insert into api.memberships (org_id, user_id, role) values
(tests.id('band'), :'mia_id', 'owner'), (tests.id('band'), :'cal_id', 'crew'),
(tests.id('solo'), :'mia_id', 'owner');
update api.users set username = 'mia', avatar_url = 'https://example.com/mia.png', language = 'de',
    time_zone = 'Europe/Berlin', is_searchable = true, is_presence_visible = false
where id = :'mia_id';

prepare leave as select auth.delete_account();

select pg_temp.sign_in(:'mia_id', :'mia_session');
select pg_temp.weaken(:'mia_session', '1 hour', '{pwd}');
select throws_code('leave', 'STEP_UP_REQUIRED', 'it takes a fresh sign-in');
select pg_temp.weaken(:'mia_session', '0', '{pwd}');
select is(
    tests.error('leave') - 'hint' - 'message' - 'status',
    jsonb_build_object('code', 'ACCOUNT_OWNS_ORGANIZATION', 'details', 'org_ids=' || tests.id('band')),
    'who is the last owner among others hands over first'
);
update api.memberships set role = 'owner' where org_id = tests.id('band') and user_id = :'cal_id';
set local role bridge;
select lives_ok('leave', 'then they may go');
reset role;

select results_eq(
    format('select to_jsonb(users) from api.users where id = %L', :'mia_id'),
    format(
        $$
            select to_jsonb(users) || '{
                "full_name": "Deleted person", "status": "inactive", "username": null, "avatar_url": null,
                "language": "en", "time_zone": "UTC", "is_searchable": false, "is_presence_visible": true
            }'
            from api.users where id = %L
        $$, :'mia_id'
    ),
    'nothing is left of the profile'
);
select results_eq(
    $$
        select name, deleted_at is not null, personal_user_id is not null
        from api.organizations where name !~ 'Cal' order by 1, 3
    $$,
    $$
        values ('Deleted organization', true, false), ('Deleted organization', true, true),
        ('The Band', false, false)
    $$,
    'what was theirs alone is gone, the rest stays'
);
select is_empty(
    format('select from api.memberships where user_id = %L and deleted_at is null', :'mia_id'),
    'no membership goes on'
);
select is_empty(
    $$
        select from auth.email_addresses where email ~ 'mia'
        union all select from auth.passwords where password_hash ~ 'mia'
    $$,
    'credentials are gone, the last one too'
);
select is_empty(format('select from auth.sessions where user_id = %L', :'mia_id'), 'sessions are');
select is_empty(
    format('select from api.preferences where user_id = %L', :'mia_id'), 'and preferences'
);
select isnt_empty(format('select from auth.sessions where user_id = %L', :'cal_id'), 'others'' stay');
select results_eq(
    'select template, email, language from mail.messages',
    $$values ('account_deleted', 'mia@example.com', 'de')$$,
    'the last mail is in their language'
);
select results_eq(
    'select user_id, cardinality(org_ids), erased_at from change.erasures',
    format('select %L::uuid, 2, null::timestamptz', :'mia_id'), 'the log is asked to forget them'
);
select throws_code(
    format($$update api.users set full_name = 'Mia' where id = %L$$, :'mia_id'), 'ACCOUNT_INACTIVE',
    'nobody brings them back'
);
select lives_ok(
    $$select auth.register('mia@example.com', '$argon2id$mia', 'Mia', sha256('mia-9'), '7 days')$$,
    'the address is free again'
);

select * from finish();
rollback;
