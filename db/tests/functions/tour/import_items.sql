-- Tests functions/tour/import_items.
begin;
select plan(1);

select results_eq(
    $$select place, data, ordinal
        from tour.import_items(
            '[{"Tag": "1.5.", "X": 1, "Gage": 5}, 5, {"Tag": "1.5.", "Gage": ""}, {"Tag": null}]',
            '{"Tag": "date", "Gage": "fee"}'
        )$$,
    $$values (1, '{"date": "1.5.", "fee": 5}'::jsonb, 1), (2, '{}', 1), (3, '{"date": "1.5."}', 2),
        (4, '{}', 2)$$,
    'rows by our fields, without what is empty or not ours, and which of several they are'
);

select * from finish();
rollback;
