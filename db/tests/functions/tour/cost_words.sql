-- Tests functions/tour/cost_words.
begin;
select plan(1);

select results_eq(
    $$select tour.cost_words(data)
    from unnest(array['{"kind": "Hotels", "description": "Ibis"}', '{"kind": "Fireworks"}',
        '{"kind": "Fireworks", "description": "Big"}', '{"kind": "Other"}', '{"description": "Ibis"}'
    ]::jsonb[]) as data$$,
    array[
        '{"kind": "hotel", "description": "Ibis"}', '{"kind": "other", "description": "Fireworks"}',
        '{"kind": "other", "description": "Fireworks: Big"}', '{"kind": "other", "description": ""}',
        '{"kind": "other", "description": "Ibis"}'
    ]::jsonb[],
    'a word that is no kind of ours goes to the description'
);

select * from finish();
rollback;
