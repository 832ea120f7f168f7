-- Tests functions/tour/merge_terms.
begin;
select plan(7);

prepare merge (jsonb, jsonb) as select tour.merge_terms($1, $2) -> 'deal';

select is(tour.merge_terms(null, '{}'), '{"deal": {}, "bonuses": []}', 'of nothing comes nothing');
select results_eq(
    $$execute merge('{"deal": {"fee": 1, "currency": "EUR"}}', '{"deal": {"fee": 2}}')$$,
    $$values ('{"fee": 2, "currency": "EUR"}'::jsonb)$$, 'what is said counts, the rest stays'
);
select results_eq(
    $$execute merge('{"deal": {"fee": 1, "currency": "EUR"}}', '{"deal": {"deal_type": "door"}}')$$,
    $$values ('{"deal_type": "door", "currency": "EUR"}'::jsonb)$$, 'what the new type has not goes'
);
select results_eq(
    $$execute merge('{"deal": {"deal_type": "door"}}', '{"deal": {"fee": 2}}')$$,
    $$values ('{"deal_type": "door", "fee": 2}'::jsonb)$$, 'but not what is said'
);
select is(
    tour.merge_terms('{"bonuses": [1]}', '{}') -> 'bonuses', '[1]', 'without a word on bonuses they stay'
);
select is(
    tour.merge_terms('{"bonuses": [1]}', '{"bonuses": [2]}') -> 'bonuses', '[2]', 'with one they are replaced'
);
select is(
    tour.merge_terms('{"bonuses": [1]}', '{"bonuses": []}') -> 'bonuses', '[]', 'or gone'
);

select * from finish();
rollback;
