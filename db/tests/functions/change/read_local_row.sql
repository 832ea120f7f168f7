-- Tests functions/change/read_local_row
begin;
select plan(12);

create function pg_temp.read(data jsonb)
returns text
language sql
as $$
    select concat_ws(' ', fields, unknown)
    from change.read_local_row(data, '{"name": "name", "title": "name", "fee": "fee", "venue_city": "city"}')
$$;

select is(pg_temp.read('{}'), '{}', 'nothing says nothing');
select is(pg_temp.read('{"Title": " Gig\u00a0"}'), '{"name": "Gig"}', 'a field under another name, trimmed');
select is(pg_temp.read('{"fee": 12.50}'), '{"fee": 12.50}', 'a number with all its digits');
select is(pg_temp.read('{"fee": null, "name": " "}'), '{}', 'what is empty says nothing');
select is(
    pg_temp.read('{"venue": {"city": "Bonn"}}'), '{"city": "Bonn"}',
    'what stands inside is named by both'
);
select is(
    pg_temp.read('{"colour": 1, "venue": {"x": {"y": {"z": {"q": 1}}}}, "tags": []}'),
    '{} unknown=colour,tags,venue_x_y_z', 'of what nothing is known is said'
);
select is(pg_temp.read('{"name": "x", "title": "x"}'), '{"name": "x"}', 'the same twice is once');
select is(
    tests.error($$select pg_temp.read('{"name": "x", "title": "y"}')$$) ->> 'details', 'name=x y',
    'two values are one too many'
);
select throws_code($$select pg_temp.read('{"name": "x", "title": "y"}')$$, 'SPELLINGS_DIFFER', 'with a code');
select throws_code($$select pg_temp.read('{"name": ["x"]}')$$, 'INVALID_VALUE', 'a list is no value');
select throws_code($$select pg_temp.read('[]')$$, 'INVALID_VALUE', 'nor a row');
select is(
    tests.error($$select pg_temp.read('"row"')$$) ->> 'details', 'row="row"', 'nor a text'
);

select * from finish();
rollback;
