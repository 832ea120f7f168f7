-- Tests functions/change/changed_fields.
begin;
select plan(4);

select is(
    change.changed_fields(
        '{"name": "a", "notes": null, "version": 1, "updated_by": "x"}',
        '{"name": "b", "notes": null, "version": 2, "updated_by": "y"}'
    ),
    '{"name": {"from": "a", "to": "b"}}', 'what differs, but for the stamps'
);
select is(change.changed_fields('{"name": "a"}', '{"name": "a"}'), '{}', 'nothing is an empty object');
select is(change.changed_fields(null, '{"name": "a"}'), '{}', 'and so is what was not there before');
select is(
    change.changed_fields('{"name": "a"}', null), '{"name": {"from": "a", "to": null}}',
    'of what is gone, all'
);

select * from finish();
rollback;
