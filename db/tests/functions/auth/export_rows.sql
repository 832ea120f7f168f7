-- Tests functions/auth/export_rows. tests/api/auth/test_leaving does it with everything that a person has.
begin;
select plan(7);
\ir ../../support/auth.psql

insert into api.conflicts (table_name, row_id, kind, op_id, actor_id, mine, made_at, topics)
values ('shows', tests.id('gig'), 'deleted', tests.id('op'), :'mia_id', '"At noon"', now(), '{}');
create temporary table exported as select auth.export_rows(:'mia_id', '{mia@example.com}', 0, 100) as export;

select results_eq(
    $$select jsonb_object_keys(export) from exported order by 1$$,
    $$
        select name from (
            select split_part(relation, '.', 2) as name from core.personal_data where exported <> '{}'
            union select 'more'
        ) as known order by name collate "C"
    $$, 'each table is there that has something for the person'
);
select is(
    (select export #>> '{users,0,full_name}' from exported), 'Mia Marlow', 'with the rows of the person'
);
select is((select jsonb_array_length(export -> 'users') from exported), 1, 'and of nobody else');
select ok(
    (select not export::text ~ 'argon2id' from exported), 'what is withheld is not there'
);
select is(
    (select export #>> '{conflicts,0,mine}' from exported), 'At noon', 'a column is not mistaken for its row'
);
select is((select export -> 'more' from exported), 'false', 'that is all');
select results_eq(
    format(
        $$
            select jsonb_array_length(page -> 'security_events'), page -> 'more'
            from generate_series(0, 2) as n
            cross join lateral auth.export_rows(%L, '{}', n, 1) as page
        $$, :'mia_id'
    ),
    $$values (1, 'true'::jsonb), (1, 'false'), (0, 'false')$$, 'or a page of it'
);

select * from finish();
rollback;
