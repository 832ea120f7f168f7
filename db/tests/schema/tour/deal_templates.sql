-- Tests schema/tour/deal_templates: what a template can be.
begin;
select plan(6);
\ir ../../support/fixtures.psql

insert into api.deal_templates (org_id, name, terms)
values (tests.id('band'), 'Club', '{"deal": {"fee": 1}}');

select throws_ok(
    $$insert into api.deal_templates (org_id, name, terms) values (tests.id('band'), 'club', '{}')$$, '23505',
    'duplicate key value violates unique constraint "deal_templates_org_id_name_key"', 'a name is its own'
);
select lives_ok(
    $$insert into api.deal_templates (org_id, name, terms) values (tests.id('rivals'), 'Club', '{}')$$,
    'in its organization'
);
select throws_ok(
    format('update api.deal_templates set %s', change), '23514',
    format('new row for relation "deal_templates" violates check constraint "deal_templates_%s_check"', name),
    left(change, 50) || ' is refused'
)
from (values
    ('name = ''''', 'name_length'),
    ('terms = ''{"fee": 1}''', 'terms_form'),
    ('terms = jsonb_build_object(''deal'', jsonb_build_object(''fee'', repeat(''1'', 20000)))', 'terms_size')
) as refused (change, name);
update api.deal_templates set deleted_at = now();
select lives_ok(
    $$insert into api.deal_templates (org_id, name, terms) values (tests.id('band'), 'Club', '{}')$$,
    'a deleted one keeps no name'
);

select * from finish();
rollback;
