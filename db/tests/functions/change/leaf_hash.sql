-- Tests functions/change/leaf_hash: a zero byte, so that no leaf passes for a node.
begin;
select plan(2);
\ir ../../support/sealed.psql

select is_empty(
    $$
        select from change.feed join change.log using (seq)
        where change.leaf_hash(feed.position, log, feed.audience) <> sha256(
            '\x00' || convert_to(change.canonical_row(feed.position, log, feed.audience), 'UTF8')
        )
    $$,
    'a leaf is SHA-256 over a zero byte and the row''s text'
);
select is(
    (
        select count(distinct change.leaf_hash(n, log, feed.audience))
        from change.feed join change.log using (seq) cross join generate_series(1, 3) as n
    ),
    (select 3 * count(*) from change.log), 'another row or another position gives another leaf'
);

select * from finish();
rollback;
