-- Tests functions/change/expected_version: what If-Match says, and to whom.
begin;
select plan(11);
\ir ../../support/fixtures.psql

create function tests.expected(if_match text, path text default '/shows')
returns integer
language plpgsql
as $$
begin
    perform tests.request('PATCH', path, jsonb_build_object('if-match', if_match));
    return change.expected_version('shows');
end
$$;

select is(change.expected_version('shows'), null, 'outside of a request nothing is expected');
select is(tests.expected('"3"'), 3, 'an entity tag is a version in quotes');
select is(tests.expected('3'), 3, 'quotes may be missing');
select is(tests.expected('W/"3"'), 3, 'it may be weak');
select is(tests.expected(' "3" '), 3, 'and have spaces around it');
select is(tests.expected('*'), null, 'a star is any version');
select is(tests.expected('"3"', '/tours'), null, 'a request for another table does not speak of this one');
select is(tests.expected(null), null, 'a header without a value says nothing');
select is_empty(
    $$
        select value
        from unnest('{"",abc,"\"\"",-1,1.5,"\"3\", \"4\"",99999999999,"3; drop table"}'::text[]) as value
        where coalesce(tests.error(format('select tests.expected(%L)', value)) ->> 'code', '')
            <> 'INVALID_IF_MATCH'
    $$,
    'anything else is refused'
);
select is(
    tests.error($$select tests.expected(repeat('x', 300))$$) ->> 'details', 'If-Match: ' || repeat('x', 100),
    'with what was sent, cut to a sane length'
);
select tests.request('PATCH', '/shows', '{"x-device-id": "my \"if-match\" phone"}');
select is(change.expected_version('shows'), null, 'the word in another header is no If-Match');

select * from finish();
rollback;
