-- Tests functions/tour/day_sheet_readers.
begin;
select plan(8);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/road.psql

create function pg_temp.look(name text) returns void language plpgsql as $$
begin
    perform tests.become(tests.id(look.name));
    perform api.mark_day_sheet_seen(
        '2027-03-02', api.day_sheet('2027-03-02', tests.id('band')) -> 'versions', tests.id('band')
    );
end
$$;
prepare readers as
select full_name, is_current from api.day_sheet_readers('2027-03-02', tests.id('band'))
where seen_at is not null;

select pg_temp.look('crew');
select pg_temp.look('viewer');
select tests.become(tests.id('manager'), '{pin}');
select results_eq('readers', $$values ('Crew', true), ('Viewer', true)$$, 'who has seen it as it is');
select is(
    (select count(*) from api.day_sheet_readers('2027-03-02', tests.id('band')) where not is_current),
    4::bigint,
    'the others have not'
);
update api.itinerary_items set title = 'Bus 2' where id = tests.id('nightliner');
select results_eq('readers', $$values ('Crew', false), ('Viewer', true)$$, 'who saw what has changed since');
select pg_temp.look('crew');
select tests.become(tests.id('crew'));
update api.itinerary_items set title = 'Dinner' where id = tests.id('dinner');
select tests.become(tests.id('owner'));
select results_eq('readers', $$values ('Crew', false), ('Viewer', true)$$, 'by their own sheet');
update api.itinerary_items set deleted_at = now() where id = tests.id('doors');
select results_eq('readers', $$values ('Crew', false), ('Viewer', false)$$, 'what is gone is a change');
select tests.become(tests.id('crew'));
select throws_code('readers', 'PERMISSION_DENIED', 'crew does not see who has looked');
select tests.become(tests.id('stranger'));
select throws_code('readers', 'NOT_FOUND', 'nor does a stranger');
select tests.become(null);
select throws_ok('readers', '42501', null, 'nor who has no token');

select * from finish();
rollback;
