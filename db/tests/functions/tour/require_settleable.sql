-- Tests functions/tour/require_settleable: a show has what its settlement takes.
begin;
select plan(10);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/money.psql

create function pg_temp.missing(change text default null)
returns text
language plpgsql
as $$
begin
    if change is not null then
        execute change;
    end if;
    return tests.error(
        'select tour.require_settleable(shows, tour.settlement_inputs(shows.id))
        from api.shows where shows.id = tests.id(''gig'')'
    ) ->> 'details';
end
$$;

select is(pg_temp.missing(), null, 'this one has all');
savepoint complete;
select matches(
    pg_temp.missing('update api.ticket_scales set sold_count = null where name = ''Floor'''),
    'missing=sold_count of ticket_scales$', 'who came counts, not who was expected'
);
rollback to complete;
select is(
    pg_temp.missing(
        'update api.show_deals set deal_type = ''guarantee'', percent = null, percent_base = null'
    ),
    null, 'a guarantee'
);
select is(
    pg_temp.missing('update api.ticket_scales set sold_count = null'), null, 'stands whoever came'
);
select matches(
    pg_temp.missing('insert into api.deal_bonuses (show_id, measure, threshold, kind, amount)
        values (tests.id(''gig''), ''tickets'', 1000, ''flat'', 50)'),
    'missing=sold_count of ticket_scales$', 'but for its bonuses'
);
select matches(
    pg_temp.missing('update api.ticket_scales set deleted_at = now()'), 'missing=actual_attendance$',
    'where there are no scales it is the attendance'
);
select is(
    pg_temp.missing('update api.shows set actual_attendance = 1200 where id = tests.id(''gig'')'), null,
    'that counts'
);
rollback to complete;
select matches(
    pg_temp.missing('update api.show_costs set currency = ''SEK'' where kind = ''hotel'''),
    '^currency=SEK on=1990-01-06$', 'and all rates'
);
rollback to complete;
select matches(
    pg_temp.missing('update api.shows set status = ''cancelled'' where id = tests.id(''gig'')'),
    'missing=a status after cancelled$', 'of a show that took place'
);
insert into api.shows (id, org_id, name) values (tests.id('next'), tests.id('band'), 'Next');
select matches(
    tests.error(
        'select tour.require_settleable(shows, tour.settlement_inputs(shows.id))
        from api.shows where shows.id = tests.id(''next'')'
    ) ->> 'details',
    'missing=a status after draft, deal', 'for which there was a deal'
);

select * from finish();
rollback;
