-- Tests functions/change/purge_organizations.
begin;
select plan(6);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into change.local_rows (org_id, section, key, row_id, digests)
values (tests.id('band'), 'shows', 'local:1', tests.id('gig'), '{}');
prepare purge as select change.purge_organizations(array[tests.id('band')], 1);

select is(change.purge_organizations('{}', 10), 0::bigint, 'of no organization nothing goes');
create temporary table steps as
select (select count(*) from api.shows where org_id = tests.id('band')) as shows;
do $$
begin
    for n in 1..20 loop
        exit when change.purge_organizations(array[tests.id('band')], 1) = 0;
    end loop;
end
$$;
select is_empty(
    $$
        select from api.shows where org_id = tests.id('band')
        union all select from api.tours where org_id = tests.id('band')
        union all select from api.venues where org_id = tests.id('band')
        union all select from change.local_rows
    $$,
    'step by step all goes that it owns, what refers to others first'
);
select results_eq('select name from api.shows', array['Rivals live'], 'and nobody else''s');
select isnt_empty(
    $$select from api.memberships where org_id = tests.id('band') and user_id = tests.id('crew')$$,
    'memberships stay'
);
select isnt_empty(
    $$select from change.log where row_id = tests.id('gig') and op = 'purge'$$, 'the log says that it is gone'
);
select results_eq('purge', array[0::bigint], 'a second time nothing is left');

select * from finish();
rollback;
