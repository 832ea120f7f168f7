-- For `./ontour bench tour`: a tour of 1,000 shows that can be settled, fifty that are settled one by one, with
-- a bill in another currency each, and a day on which much happens. In one transaction with dataset.sql's rows.

insert into api.tours (org_id, name)
select organizations.id, 'Measured' from api.organizations where organizations.name = 'Measured';

with past as (
    select shows.id, row_number() over (order by shows.show_on desc, shows.id) as place
    from api.shows
    join api.organizations on organizations.id = shows.org_id
    where organizations.name = 'Measured' and shows.status = 'completed'
)
update api.shows
set tour_id = case when past.place > 50 then (select tours.id from api.tours where tours.name = 'Measured') end,
    notes = case when past.place > 50 then shows.notes else 'Settle me' end
from past
where past.id = shows.id and past.place <= 1050;

insert into api.show_costs (show_id, kind, amount, currency, fx_rate)
select shows.id, 'hotel', 120, 'USD', 0.9 from api.shows where shows.notes = 'Settle me';

insert into api.itinerary_items (org_id, kind, title, starts_on, starts_time, time_zone)
select
    organizations.id, 'press', 'Interview ' || series.n, '2027-06-15', time '08:00' + series.n * interval '20 min',
    'Europe/Berlin'
from api.organizations
cross join generate_series(1, 30) as series (n)
where organizations.name = 'Measured';
