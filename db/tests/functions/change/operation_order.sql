-- Tests functions/change/operation_order.
begin;
select plan(8);

-- Operations a, b, ... of which each depends on those that its word names: pg_temp.ordered('', 'a', 'ab').
create function pg_temp.ordered(variadic needs text[])
returns text
language sql
as $$
    select coalesce(
        string_agg(
            chr(96 + o.place) || case when o.is_cyclic then '!' else '' end, '' order by o.ordinality
        ),
        ''
    )
    from change.operation_order(array(
        select row(
            tests.id(chr(96 + n::integer)), null, null, null, null, null,
            array(select tests.id(c) from regexp_split_to_table(nullif(word, ''), '') as c), null, null, null
        )::change.operation
        from unnest(needs) with ordinality as given (word, n)
        order by n
    )) with ordinality as o (place, is_cyclic, ordinality)
$$;

select is(pg_temp.ordered('', '', ''), 'abc', 'independent operations stay in their order');
select is(pg_temp.ordered('c', '', ''), 'cab', 'what others depend on comes first');
select is(pg_temp.ordered('bc', 'd', 'd', ''), 'dbca', 'once');
select is(pg_temp.ordered('z', 'a'), 'ab', 'what was not pushed is no matter here');
select is(pg_temp.ordered('b', 'a', '', 'b'), 'b!a!cd', 'cycles are told from what depends on them');
select is(pg_temp.ordered('a', 'a'), 'a!b', 'one can depend on itself');
select is(pg_temp.ordered('bc', 'a', 'b'), 'c!b!a!', 'a cycle is found whole, by whichever way');
select is(
    (
        select array_agg(o.place order by o.ordinality)
        from change.operation_order(array(
            select row(
                tests.id(n::text), null, null, null, null, null, array[tests.id((n + 1)::text)], null,
                null, null
            )::change.operation
            from generate_series(1, 1000) as n
        )) with ordinality as o (place, is_cyclic, ordinality)
    ),
    array(select generate_series(1000, 1, -1)),
    'however long the chain'
);

select * from finish();
rollback;
