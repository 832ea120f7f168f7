-- Tests functions/core/uuid_v7: the layout of RFC 9562, order and uniqueness.
begin;
select plan(7);

create temporary table ids as
select n, core.uuid_v7() as id from generate_series(1, 10000) as n order by n;

select is_empty($$select id from ids where substr(id::text, 15, 1) <> '7'$$, 'version 7');
select is_empty($$select id from ids where substr(id::text, 20, 1) !~ '[89ab]'$$, 'variant of RFC 9562');
select is((select count(distinct id) from ids), 10000::bigint, 'ten thousand differ');
select is_empty(
    $$
        select id from (select id, lag(id) over (order by n) as before from ids) as pair
        where left(id::text, 18) < left(before::text, 18)
    $$,
    'time never runs backwards in them, to the fraction of a millisecond'
);
select is_empty(
    $$
        select id from ids
        where abs(
            extract(epoch from clock_timestamp()) * 1000
            - ('x' || lpad(left(replace(id::text, '-', ''), 12), 16, '0'))::bit(64)::bigint
        ) > 60000
    $$,
    'the first 48 bits are the milliseconds since 1970'
);
select ok(
    (select count(distinct substr(id::text, 16, 3)) from ids) > 100,
    'the next twelve are the fraction of a millisecond'
);
select ok((select count(distinct right(id::text, 4)) from ids) > 5000, 'the last ones are random');

select * from finish();
rollback;
