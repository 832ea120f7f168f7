-- Tests schema/core/fx_rates: what a published rate is.
begin;
select plan(6);

prepare publish (numeric, text) as insert into core.fx_rates values ('USD', '1990-01-02', $1, $2);

select lives_ok($$execute publish(1.2, 'ECB')$$, 'a rate of a day and source');
select throws_ok(
    $$execute publish(1.3, 'ECB')$$, '23505',
    'duplicate key value violates unique constraint "fx_rates_pkey"',
    'one of them'
);
select lives_ok($$execute publish(1.3, 'IMF')$$, 'another source has another');
select throws_ok(
    $$execute publish(0, 'BOE')$$, '23514',
    'new row for relation "fx_rates" violates check constraint "fx_rates_rate_positive_check"',
    'never nothing'
);
select throws_ok(
    format('execute publish(1, %L)', source), '23514',
    'new row for relation "fx_rates" violates check constraint "fx_rates_source_form_check"',
    'lower case is for organizations'' own: ' || source
)
from unnest('{manual,"A B"}'::text[]) as source;

select * from finish();
rollback;
