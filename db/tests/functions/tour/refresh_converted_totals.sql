-- Tests functions/tour/refresh_converted_totals: whose totals are computed anew.
begin;
select plan(7);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.shows (id, org_id, name, show_on) values
(tests.id('plain'), tests.id('band'), 'Plain', '2027-03-02');
update api.shows set show_on = '2027-03-02' where id = tests.id('rival gig');
insert into api.show_deals (show_id, currency, fee)
select tests.id(name), 'EUR', 100 from unnest('{gig,plain,rival gig}'::text[]) as name;
insert into api.show_costs (show_id, kind, amount, currency) values
(tests.id('gig'), 'sound', 10, 'AED'), (tests.id('plain'), 'sound', 10, 'EUR');
insert into api.show_payments (show_id, kind, amount, currency, paid_on) values
(tests.id('rival gig'), 'deposit', 10, 'GBP', '2027-01-01');

-- Whose totals are computed is told by the figures that were wrong before.
create function tests.refreshed(org_ids uuid[], currencies text[], since date)
returns text
language plpgsql
as $$
declare
    v_found text;
begin
    update tour.show_totals set fee = -1 where shows = 1;
    call tour.refresh_converted_totals(org_ids, currencies, since);
    select string_agg(shows.name, ', ' order by shows.name) into v_found
    from tour.show_totals
    join api.shows on shows.id = show_totals.show_id
    where show_totals.shows = 1 and show_totals.fee <> -1;
    return v_found;
end
$$;

select is(tests.refreshed(null, null, null), 'Paradiso, Rivals live', 'where there is something to convert');
select is(tests.refreshed(array[tests.id('band')], null, null), 'Paradiso', 'in these organizations');
select is(tests.refreshed(null, '{GBP}', null), 'Rivals live', 'in these currencies');
select is(tests.refreshed(null, '{EUR}', null), 'Paradiso, Rivals live', 'on either side');
select is(tests.refreshed(null, null, '2027-03-02'), 'Paradiso', 'from this day of the line');
select is(tests.refreshed(null, '{USD}', null), null, 'or nowhere');
update api.shows set deleted_at = now() where id = tests.id('gig');
select is(tests.refreshed(null, null, null), 'Rivals live', 'and not where the show is gone');

select * from finish();
rollback;
