-- Tests functions/auth/forget. tests/api/auth/test_leaving does it with everything that a person has.
begin;
select plan(7);
\ir ../../support/auth.psql

insert into change.erasures (user_id, org_ids) values (:'mia_id', '{}');
insert into mail.messages (template, email, user_id, data) values
('new_device', 'mia@example.com', :'mia_id', '{}'),
('invitation', 'mia@example.com', null, '{}'),
('invitation', 'sue@example.com', null, jsonb_build_object('author_id', :'mia_id'::uuid)),
('new_device', 'cal@example.com', :'cal_id', '{}');
insert into api.conflicts (
    table_name, row_id, kind, op_id, actor_id, device_id, theirs_actor_id, theirs_device_id, made_at, topics
)
values
('shows', tests.id('x'), 'deleted', tests.id('o'), :'mia_id', 'mia-1', :'cal_id', 'cal-1', now(), '{}'),
('shows', tests.id('y'), 'deleted', tests.id('o'), :'cal_id', 'cal-1', :'mia_id', 'mia-1', now(), '{}');

insert into auth.identities (user_id, issuer, subject, provider)
values (:'mia_id', 'https://id.example', '1', 'example');
insert into auth.oauth_flows (
    state_hash, provider, purpose, return_to, code_challenge, answered_at, code_hash, identity
)
select
    sha256(name::bytea), name, 'sign_in', 'https://app.example', repeat('a', 43), now(),
    sha256((name || ' code')::bytea), identity
from (
    values
    ('mias', '{"issuer": "https://id.example", "subject": "1"}'::jsonb),
    ('address', '{"email": "mia@example.com"}'),
    ('cals', '{"issuer": "https://id.example", "subject": "2"}')
) as flow (name, identity);

select lives_ok(format('select auth.forget(%L, %L)', :'mia_id', '{mia@example.com}'));
select is_empty(
    format(
        $$
            select from auth.sessions where user_id = %1$L
            union all select from auth.passwords where user_id = %1$L
            union all select from auth.security_events where user_id = %1$L
            union all select from api.preferences where user_id = %1$L
        $$, :'mia_id'
    ), 'what core.personal_data says goes'
);
select results_eq(
    'select email from mail.messages', array['cal@example.com'],
    'mails to their id, to their address and in their name go'
);
select results_eq(
    'select device_id, theirs_device_id from api.conflicts order by row_id = tests.id($$y$$)',
    $$values (null, 'cal-1'), ('cal-1', null)$$, 'of what stays, columns are cleared'
);
select isnt_empty(format('select from auth.passwords where user_id = %L', :'cal_id'), 'others'' stay');
select results_eq(
    'select provider from auth.oauth_flows', array['cals'], 'nor does a flow stay that nobody has finished'
);
select lives_ok(format('select auth.forget(%L, %L)', :'mia_id', '{mia@example.com}'), 'twice does no harm');

select * from finish();
rollback;
