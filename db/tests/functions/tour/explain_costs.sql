-- Tests functions/tour/explain_costs: bills by what they are deducted from, and who paid them.
begin;
select plan(7);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/money.psql

create function pg_temp.steps(figure text)
returns text
language sql
as $$
    select concat_ws('; ', node ->> 'value', node ->> 'formula', jsonb_array_length(node -> 'inputs'))
    from tour.settlement_inputs(tests.id('gig')) as inputs
    cross join lateral (
        select tour.explain_costs(inputs, tour.calculate(inputs)) -> figure as node
    ) as explained
$$;

select is(pg_temp.steps('top_costs'), '950.50; sum; 1', 'off the top');
select is(pg_temp.steps('bottom_costs'), '859.85; sum; 2', 'off the bottom');
select is(pg_temp.steps('top_costs_of_others'), '0; sum; 0', 'none of it to be given back');
update api.show_costs set paid_by = 'promoter' where kind = 'catering';
select is(pg_temp.steps('bottom_costs_of_promoter'), '120.00; sum; 1', 'the promoter''s to be kept');
select is(pg_temp.steps('net'), '35919.69; net_gross - top_costs; 2', 'net');
select is(pg_temp.steps('paid'), '500.00; sum; 1', 'what was paid, not what is due');
update api.show_costs set currency = 'SEK', paid_by = 'promoter' where kind = 'hotel';
select is(pg_temp.steps('bottom_costs_of_promoter'), 'sum; 2', 'what has no rate is not known');

select * from finish();
rollback;
