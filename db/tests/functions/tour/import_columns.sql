-- Tests functions/tour/import_columns.
begin;
select plan(9);
\ir ../../support/fixtures.psql

prepare proposed as select field from api.import_columns($1, $2);

select tests.become(tests.id('viewer'));
select results_eq(
    $$execute proposed('{Show date,venueName,City,Fee (EUR),VAT %,Weather}', null)$$,
    '{date,venue,city,fee,fee_tax_percent,null}'::text[], 'headings as people write them'
);
select results_eq(
    $$execute proposed('{Show date,Date,date,Guarantee}', null)$$, '{null,date,null,fee}'::text[],
    'one for each field: the one of our name, or the first'
);
select results_eq(
    $$select section, heading from api.import_columns('{Kind,Amount,Date,Supplier}')$$,
    $$values ('show_costs', 'Kind'), ('show_costs', 'Amount'), ('show_costs', 'Date'),
        ('show_costs', 'Supplier')$$,
    'a table of costs is seen to be one'
);
select results_eq(
    $$execute proposed('{Date,Amount}', 'Shows')$$, '{date,null}'::text[], 'unless it is said what it is'
);
select results_eq(
    $$execute proposed('{Date,Amount,Kind}', 'Sheet1')$$, '{date,amount,kind}'::text[],
    'what is no name of a table says nothing'
);
select results_eq($$execute proposed('{Amount,Show}', 'Costs')$$, '{amount,show_id}'::text[], 'either way');
select is_empty($$execute proposed('{}', null)$$, 'nothing in, nothing out');
select is_empty(
    $$
        select importers.section, spelling.value
        from change.local_importers as importers, jsonb_each_text(importers.spellings) as spelling
        where importers.section in ('shows', 'show_costs')
            and importers.spellings ->> spelling.value is distinct from spelling.value
    $$,
    'every field is known by its own name'
);
select tests.become(null);
select throws_ok(
    $$execute proposed('{}', null)$$, '42501', 'permission denied for function import_columns',
    'without a token there is no answer'
);

select * from finish();
rollback;
