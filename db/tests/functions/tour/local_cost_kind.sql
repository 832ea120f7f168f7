-- Tests functions/tour/local_cost_kind
begin;
select plan(2);

select is_empty(
    $$
        select kind from unnest(array[
            'sound', 'light', 'backline', 'transport', 'hotel', 'catering', 'crew', 'security', 'promotion',
            'venue', 'insurance', 'per_diem', 'other'
        ]) as kind
        where tour.local_cost_kind(kind) <> kind
    $$,
    'our own words mean what they say'
);
select results_eq(
    $$
        select tour.local_cost_kind(word)
        from unnest('{Lighting,perDiem,"per diem",FOOD,wizard,NULL}'::text[]) as word
    $$,
    '{light,per_diem,per_diem,catering,other,other}'::text[], 'others mean one of them, or none'
);

select * from finish();
rollback;
