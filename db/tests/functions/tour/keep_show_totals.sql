-- Tests functions/tour/keep_show_totals: insert, update, soft delete, undelete and purge of a show.
begin;
select plan(8);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.show_deals (show_id, currency, door_price) values (tests.id('gig'), 'EUR', 2);
create function pg_temp.totals()
returns setof tour.show_totals
language sql
as $$select * from tour.show_totals where show_id = tests.id('gig')$$;

select tests.become(tests.id('manager'));
insert into api.shows (org_id, name) values (tests.id('band'), 'New');
update api.shows
set actual_attendance = 10, status = 'pending', show_on = '2027-04-01', country = 'BE', tour_id = null
where id = tests.id('gig');
select tests.become_superuser();
select results_eq(
    $$select count(*) from tour.show_totals where org_id = tests.id('band')$$, array[2::bigint],
    'a new show has a line'
);
select results_eq(
    'select gross, status, month_on, country, tour_id from pg_temp.totals()',
    $$values (2000::bigint, 'pending', date '2027-04-01', 'BE', null::uuid)$$, 'it follows the show'
);
select is_empty(
    'select * from tour.show_lines except select show_id, currency, org_id, show_on, status, country, tour_id,
    promoter_name, shows, gross, fee, withholding, commissions, costs, due, paid, overdue_on, overdue,
    fx_currency, fx_rate, deal_currency, deal_costs, missing from tour.show_totals',
    'and is what the definition says'
);

create temporary table before as select ctid as place from tour.show_totals where show_id = tests.id('gig');
update api.shows set notes = 'x', name = 'y', expected_attendance = 3, city = 'z' where id = tests.id('gig');
select results_eq(
    $$select ctid from tour.show_totals where show_id = tests.id('gig')$$, 'select place from before',
    'what moves no figure does not touch it'
);

update api.shows set deleted_at = now() where id = tests.id('gig');
select results_eq(
    'select status, gross from pg_temp.totals()', $$values ('deleted', 0::bigint)$$,
    'a deleted show has nothing, and a status that no summary asks for'
);
update api.shows set deleted_at = null where id = tests.id('gig');
select results_eq(
    'select status, gross from pg_temp.totals()', $$values ('pending', 0::bigint)$$,
    'a show that comes back has its own'
);
update api.show_deals set deleted_at = null;
select results_eq('select gross from pg_temp.totals()', array[2000::bigint], 'and with its money all of it');

delete from api.show_deals;
delete from api.shows where id = tests.id('gig');
select is_empty('select * from pg_temp.totals()', 'a purge takes them along');

select * from finish();
rollback;
