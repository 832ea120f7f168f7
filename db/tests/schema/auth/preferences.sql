-- Tests schema/auth/preferences: what can be muted, and who is told of it.
begin;
select plan(10);
\ir ../../support/fixtures.psql

prepare mute (text[]) as update api.preferences set muted_by_email = $1 where user_id = tests.id('crew');
select lives_ok($$execute mute('{invitation,show_changed}')$$, 'kinds are plain words');
select throws_ok(
    format('execute mute(%L)', kinds), '23514',
    'new row for relation "preferences" violates check constraint "preferences_muted_by_email_form_check"',
    'and nothing else: ' || kinds
)
from unnest(array['{A}', '{"a b"}', '{a-b}', '{""}', '{null}', '{_a}']) as kinds;
select throws_ok(
    $$update api.preferences set muted_by_push = array_fill('a'::text, array[101])$$, '23514',
    'new row for relation "preferences" violates check constraint "preferences_muted_by_push_form_check"',
    'not without end'
);
select results_eq(
    $$select topics_after from change.log where table_name = 'preferences' and op = 'update'$$,
    $$values (array['user:' || tests.id('crew')])$$, 'their person alone is told'
);
select throws_ok(
    $$insert into api.preferences (user_id) values (tests.id('crew'))$$, '23505',
    'duplicate key value violates unique constraint "preferences_user_id_key"', 'one row a person'
);

select * from finish();
rollback;
