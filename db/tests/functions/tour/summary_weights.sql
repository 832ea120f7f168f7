-- Tests functions/tour/summary_weights.
begin;
select plan(10);

select is(
    tour.summary_weights('{"pending": 0.5, "draft": 0, "confirmed": 1.0000}'),
    '{"pending": 0.5, "draft": 0, "confirmed": 1.0000}', 'a weight for some statuses'
);
select is(
    array[tour.summary_weights(null), tour.summary_weights('null'), tour.summary_weights('{}')],
    array[null, null, null]::jsonb[], 'nothing is assumed'
);
select is(
    tour.summary_weights('"{\"pending\": 0.5}"'), '{"pending": 0.5}',
    'a string of it is as good, which GET sends'
);
select throws_code($$select tour.summary_weights('"{"')$$, 'INVALID_ARGUMENT', 'if it is JSON');
select throws_code($$select tour.summary_weights('[1]')$$, 'INVALID_ARGUMENT', 'it is an object');
select throws_code($$select tour.summary_weights('{"gone": 1}')$$, 'INVALID_ARGUMENT', 'of statuses');
select throws_code($$select tour.summary_weights('{"draft": "1"}')$$, 'INVALID_ARGUMENT', 'and numbers');
select throws_code($$select tour.summary_weights('{"draft": 1.01}')$$, 'INVALID_ARGUMENT', 'up to one');
select throws_code($$select tour.summary_weights('{"draft": -1}')$$, 'INVALID_ARGUMENT', 'from nothing');
select is(
    tests.error($$select tour.summary_weights('{"draft": 0.12345}')$$) ->> 'details', 'assume.draft=0.12345',
    'with four decimals; details name what is wrong'
);

select * from finish();
rollback;
