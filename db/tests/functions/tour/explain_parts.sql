-- Tests functions/tour/explain_parts: taxes, commissions and what is left.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/money.psql

create function pg_temp.steps(figure text)
returns text
language sql
as $$
    select concat_ws('; ', node ->> 'value', node ->> 'formula', node ->> 'exact',
        node #>> '{inputs,0,figure}', node #>> '{inputs,0,formula}', node #>> '{inputs,0,value}')
    from tour.settlement_inputs(tests.id('gig')) as inputs
    cross join lateral (
        select tour.explain_parts(inputs, tour.calculate(inputs)) -> figure as node
    ) as explained
$$;

select is(
    pg_temp.steps('agency'), '2580.91; max(base * percent / 100, 0); 2580.913; gross_fee', 'of the gross fee'
);
select is(
    pg_temp.steps('management'), '3484.23; max(base * percent / 100, 0); 3484.233; fee_after_tax',
    'of the fee after tax'
);
update api.show_deals set management_base = 'net';
select is(
    pg_temp.steps('management'),
    '2968.12; max(base * percent / 100, 0); 2968.119; fee_after_tax - bottom_costs - agency; 19787.46',
    'of what is net'
);
select is(
    pg_temp.steps('act_net'), '16819.34; fee_after_tax - bottom_costs - commissions; fee_after_tax',
    'what is left'
);
select is(
    pg_temp.steps('due'),
    '23228.22; gross_fee + fee_tax - withholding + top_costs_of_others - bottom_costs_of_promoter; gross_fee',
    'and what is owed'
);

select * from finish();
rollback;
