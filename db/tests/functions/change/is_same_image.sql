-- Tests functions/change/is_same_image.
begin;
select plan(7);

create function tests.same(one jsonb, other jsonb)
returns boolean
language sql
begin atomic
    select change.is_same_image('shows', one, other);
end;

select ok(tests.same('{"name": "A"}', '{"name": "A"}'), 'equal images are the same');
select ok(not tests.same('{"name": "A"}', '{"name": "B"}'), 'another value is not');
select ok(
    tests.same('{"created_at": "2026-01-01T12:00+00:00"}', '{"created_at": "2026-01-01T13:00+01:00"}'),
    'the same instant in another zone is'
);
select ok(tests.same('{"name": "A"}', '{"name": "A", "notes": "x"}'), 'a column that one lacks is left out');
select ok(not tests.same('{"notes": null}', '{"notes": "x"}'), 'null is a value');
select ok(
    not tests.same('{"created_at": "at noon"}', '{"created_at": "2026-01-01"}'), 'nonsense is not the same'
);
select ok(change.is_same_image('gone', '{"a": 1}', '{"a": 2}'), 'nothing is said of tables that are gone');

select * from finish();
rollback;
