-- Tests functions/tour/changed_fields.
begin;
select plan(2);

select is(
    tour.changed_fields(
        '{"title": "a", "place": null, "version": 1, "topics": ["a"]}',
        '{"title": "b", "place": null, "version": 2, "topics": ["b"], "updated_by": "x"}'
    ),
    '{"title": {"from": "a", "to": "b"}}', 'what people changed, without what follows from it'
);
select is(tour.changed_fields('{"title": "a"}', '{"title": "a"}'), '{}', 'nothing is an empty object');

select * from finish();
rollback;
