-- Tests functions/tour/require_value.
begin;
select plan(4);

select lives_ok($$select tour.require_value('fruit', 'pear', '{apple,pear}')$$, 'an allowed value passes');
select is(
    tests.error($$select tour.require_value('fruit', 'plum', '{apple,pear}')$$) - 'message',
    jsonb_build_object(
        'code', 'INVALID_ARGUMENT', 'status', 422, 'details', 'fruit=plum',
        'hint', 'fruit is one of apple, pear.'
    ),
    'another is refused, and the hint says which would do'
);
select is(
    tests.error($$select tour.require_value('fruit', null, '{apple}')$$) ->> 'details', 'fruit=null',
    'so is none'
);
select is(
    tests.error($$select tour.require_value('fruit', repeat('x', 500), '{apple}')$$) ->> 'details',
    'fruit=' || repeat('x', 100), 'details are cut to a sane length'
);

select * from finish();
rollback;
