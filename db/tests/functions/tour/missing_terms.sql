-- Tests functions/tour/missing_terms.
begin;
select plan(3);

create function pg_temp.missing(terms jsonb) returns text language sql as $$
    select tour.missing_terms(jsonb_populate_record(null::api.show_deals, terms))
$$;

select results_eq(
    $$select deal_type, pg_temp.missing(jsonb_build_object('deal_type', deal_type))
        from unnest('{guarantee,percentage,versus,plus,door,per_ticket}'::text[]) as deal_type$$,
    $$values
        ('guarantee', 'fee, currency'), ('percentage', 'percent, currency'),
        ('versus', 'fee, percent, currency'), ('plus', 'fee, percent, split_point, currency'),
        ('door', 'currency'), ('per_ticket', 'per_ticket, currency')$$,
    'each type must say something of its own'
);
select is(
    pg_temp.missing('{"deal_type": "plus", "fee": 0, "percent": 0, "split_point": 0, "currency": "EUR"}'),
    null, 'nothing is said, too'
);
select is(tour.missing_terms(null), 'fee, currency', 'no deal is a guarantee that says nothing');

select * from finish();
rollback;
