-- Tests functions/tour/explained_value: a leaf is a column of a version of a row.
begin;
select plan(3);

select is(
    tour.explained_value(
        'count', '{"id": "a", "version": 3, "sold_count": 12}', 'ticket_scales', 'sold_count'
    ),
    '{"name": "count", "value": 12, "is_given": true, "table": "ticket_scales", "id": "a", "version": 3,
    "column": "sold_count"}', 'with its address'
);
select is(
    tour.explained_value('fee', '{"fee": null}', 'show_deals', 'fee') -> 'value', '0',
    'what is not given is 0'
);
select is(
    tour.explained_value('fee', '{"fee": null}', 'show_deals', 'fee') -> 'is_given', 'false', 'and says so'
);

select * from finish();
rollback;
