-- Tests functions/tour/fit_terms: the deal that is left is one that its type can be.
begin;
select plan(8);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare fit (text) as
select tour.fit_terms(
    jsonb_build_object(
        'deal_type', $1, 'currency', 'EUR', 'fee', 1, 'percent', 2, 'percent_base', 'net', 'split_point', 3,
        'per_ticket', 4
    )
) - '{deal_type,currency}'::text[];

select results_eq($$execute fit('guarantee')$$, $$values ('{"fee": 1}'::jsonb)$$, 'guarantee: a fee');
select results_eq(
    $$execute fit('percentage')$$, $$values ('{"percent": 2, "percent_base": "net"}'::jsonb)$$,
    'percentage: a percentage of something'
);
select results_eq(
    $$execute fit('versus')$$, $$values ('{"fee": 1, "percent": 2, "percent_base": "net"}'::jsonb)$$,
    'versus: both'
);
select results_eq(
    $$execute fit('plus')$$,
    $$values ('{"fee": 1, "percent": 2, "percent_base": "net", "split_point": 3}'::jsonb)$$,
    'plus: and the split point'
);
select results_eq(
    $$execute fit('door')$$, $$values ('{"percent": 2, "percent_base": "net"}'::jsonb)$$, 'door: no fee'
);
select results_eq(
    $$execute fit('per_ticket')$$, $$values ('{"fee": 1, "per_ticket": 4}'::jsonb)$$,
    'per_ticket: two amounts'
);
select is(tour.fit_terms('{"fee": 1, "percent": 2}'), '{"fee": 1}', 'no type is a guarantee');
do $$
declare
    v_type text;
begin
    foreach v_type in array '{guarantee,percentage,versus,plus,door,per_ticket}'::text[] loop
        call tour.write_terms(
            tests.id('gig'),
            jsonb_build_object(
                'deal',
                tour.fit_terms(
                    jsonb_build_object(
                        'deal_type', v_type, 'currency', 'EUR', 'fee', 1, 'percent', 2, 'percent_base', 'net',
                        'split_point', 3, 'per_ticket', 4
                    )
                )
            )
        );
    end loop;
end
$$;
select results_eq(
    $$select deal_type, version from api.show_deals$$, $$values ('per_ticket', 6)$$,
    'no type is refused what is left'
);

select * from finish();
rollback;
