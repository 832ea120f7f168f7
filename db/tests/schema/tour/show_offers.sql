-- Tests schema/tour/show_offers: what an offer can be.
begin;
select plan(15);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare make (integer, text) as
insert into api.show_offers (org_id, show_id, number, offered_by, terms)
values (tests.id('band'), tests.id('gig'), $1, $2, '{}');

select lives_ok($$execute make(1, 'act')$$, 'the act''s offer');
select throws_ok(
    $$execute make(2, 'promoter')$$, '23505',
    'duplicate key value violates unique constraint "show_offers_show_id_open_key"', 'one at a time'
);
select throws_ok(
    format('update api.show_offers set %s', change), '23514',
    format('new row for relation "show_offers" violates check constraint "show_offers_%s_check"', name),
    change || ' is refused'
)
from (values
    ('state = ''open'', answered_at = now()', 'state_known'),
    ('state = ''agreed''', 'answered_or_open'),
    ('answered_at = now()', 'answered_or_open'),
    ('answer = ''x''', 'answer_of_answered'),
    ('answer = '''', state = ''declined'', answered_at = now()', 'answer_length'),
    ('signed_url = ''http://a.b''', 'signed_url_form'),
    ('signed_url = ''https://a b''', 'signed_url_form'),
    ('signed_url = ''https://'' || repeat(''x'', 2000)', 'signed_url_length')
) as refused (change, name);
update api.show_offers set state = 'declined', answered_at = now();
select lives_ok($$execute make(2, 'promoter')$$, 'after the answer the next one');
select throws_ok(
    $$execute make(2, 'promoter')$$, '23505',
    'duplicate key value violates unique constraint "show_offers_show_id_number_key"',
    'with a number of its own'
);
select throws_ok(
    $$execute make(0, 'us')$$, '23514',
    'new row for relation "show_offers" violates check constraint "show_offers_number_positive_check"',
    'numbers count from 1'
);
select throws_ok(
    $$execute make(3, 'us')$$, '23514',
    'new row for relation "show_offers" violates check constraint "show_offers_offered_by_known_check"',
    'an offer has a side'
);
select throws_ok(
    $$insert into api.show_offers (org_id, show_id, number, offered_by, terms)
    values (tests.id('band'), tests.id('rival gig'), 1, 'act', '{}')$$, '23503',
    'insert or update on table "show_offers" violates foreign key constraint "show_offers_show_id_fkey"',
    'and stands with a show of its organization'
);

select * from finish();
rollback;
