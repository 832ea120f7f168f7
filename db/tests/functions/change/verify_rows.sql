-- Tests functions/change/verify_rows.
begin;
select plan(5);
\ir ../../support/sealed.psql

select is_empty('select change.verify_rows()', 'a log as it was sealed is clean');
update change.log set actor_id = tests.id('nobody')
where seq in (select seq from change.feed where position in (4, 6));
select results_eq(
    'select position, seq, table_name, row_id, finding from change.verify_rows()',
    $$select position, seq, table_name, row_id, 'edited' from tests.rows where position = 4$$,
    'the first row that was edited is named'
);
delete from change.log where seq = (select seq from change.feed where position = 2);
select results_eq(
    'select position, seq, finding from change.verify_rows()',
    $$select position, seq, 'deleted' from change.feed where position = 2$$,
    'one that is missing before it comes first'
);
delete from change.feed where position = 2;
select results_eq(
    'select position, finding from change.verify_rows()', $$values (2::bigint, 'deleted')$$,
    'also without its position'
);
insert into change.retired (month, positions, row_count) values ('2001_01', '{[2,3)}', 1);
select results_eq(
    'select position, finding from change.verify_rows()', $$values (4::bigint, 'edited')$$,
    'what is retired may be missing'
);

select * from finish();
rollback;
