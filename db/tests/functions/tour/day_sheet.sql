-- Tests functions/tour/day_sheet: the sheets of each reader, side by side.
begin;
select plan(16);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/road.psql

insert into api.show_deals (show_id, currency, fee) values (tests.id('gig'), 'EUR', 54321);
insert into api.per_diems (org_id, user_id, starts_on, ends_on, amount, currency)
values (tests.id('band'), tests.id('crew'), '2027-03-01', '2027-03-09', 54321, 'EUR');
insert into api.shows (id, org_id, tour_id, name, show_on, status) values
(tests.id('pencil'), tests.id('band'), tests.id('spring'), 'Draft', '2027-03-04', 'draft'),
(tests.id('next'), tests.id('band'), tests.id('spring'), 'Next', '2027-03-05', 'draft');
update api.shows set status = 'pending' where id = tests.id('next');

create function pg_temp.kinds(name text, amr text[] default null)
returns text
language plpgsql
as $$
begin
    perform tests.become(tests.id(kinds.name), amr);
    return (
        select string_agg(item ->> 'kind', ' ' order by n)
        from jsonb_array_elements(api.day_sheet('2027-03-02', tests.id('band')) -> 'items')
        with ordinality as e (item, n)
    );
end
$$;
select is(pg_temp.kinds(name, amr), kinds, name || ' sees ' || kinds || coalesce(' with ' || amr::text, ''))
from (values
    ('owner', null::text[], 'doors bus'), ('admin', null, 'doors bus'), ('manager', null, 'doors bus'),
    ('manager', '{pin}', 'doors bus'), ('finance', null, 'doors'), ('crew', null, 'meal doors bus'),
    ('crew', '{pin}', 'meal doors bus'), ('viewer', null, 'doors')
) as readers (name, amr, kinds);

select tests.become(tests.id('owner'));
select is_empty(
    $$select from api.day_sheet('2027-03-02', tests.id('band')) as sheet
    where sheet::text ~ '"(fee|amount|currency)"|: 54321|EUR'$$, 'no money, not even the owner''s'
);
select tests.become(tests.id('crew'));
select results_eq(
    $$select s #>> '{organization,name}', s ->> 'date', s #>> '{reader,name}', s #>> '{reader,groups,0}',
        s #>> '{shows,0,name}', s #>> '{next_show,name}', s -> 'tour', (s ->> 'position')::bigint
    from api.day_sheet('2027-03-02', tests.id('band')) as s$$,
    $$values ('The Band', '2027-03-02', 'Crew', 'Techs', 'Paradiso', 'Next', 'null'::jsonb, change.head())$$,
    'what one needs to know of the day'
);
select results_eq(
    $$select key from jsonb_object_keys(api.day_sheet('2027-03-02', tests.id('band')) -> 'versions') as key
    order by key$$,
    $$select key from tour.sheet_rows(tests.id('band'), '2027-03-02', null) order by key$$,
    'and the versions of all that stands on it'
);
select is(
    api.day_sheet('2027-03-02', tests.id('band'), tests.id('spring')) #>> '{tour,name}', 'Spring',
    'of one tour'
);
select throws_code(
    $$select api.day_sheet('2027-03-02', tests.id('band'), tests.id('none'))$$, 'NOT_FOUND', 'which there is'
);
select throws_code($$select api.day_sheet(null, tests.id('band'))$$, 'INVALID_ARGUMENT', 'a day is needed');
select tests.become(tests.id('stranger'));
select throws_code(
    $$select api.day_sheet('2027-03-02', tests.id('band'))$$, 'NOT_FOUND',
    'a stranger knows of no organization'
);
select tests.become(null);
select throws_ok(
    $$select api.day_sheet('2027-03-02', tests.id('band'))$$, '42501', null, 'nor does who has no token'
);

select * from finish();
rollback;
