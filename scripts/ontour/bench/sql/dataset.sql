-- 200,000 shows: 10,000 of the measured organization, with money, and 190 of each of 1,000 others.
-- Written through every trigger, as an import would be. Chosen by arithmetic, not by chance: two runs
-- measure the same rows. Past shows are completed or cancelled, future ones anything.

insert into api.shows (
    org_id, name, show_on, status, city, country, time_zone, expected_attendance, actual_attendance, notes, external_id
)
select
    organizations.id,
    'Show ' || series.n || ' of ' || organizations.name,
    current_date + made.days,
    case
        when series.n % 10 = 0 then 'cancelled'
        when made.days < 0 then 'completed'
        when owner.is_measured and series.n % 10 in (1, 2, 3) then 'confirmed'
        when series.n % 10 < 7 then 'pending'
        else 'draft'
    end,
    (array['Amsterdam', 'Berlin', 'London', 'Paris', 'Madrid', 'Wien', 'Oslo'])[1 + series.n % 7],
    (array['NL', 'DE', 'GB', 'FR', 'ES', 'AT', 'NO'])[1 + series.n % 7],
    (
        array[
            'Europe/Amsterdam', 'Europe/Berlin', 'Europe/London', 'Europe/Paris', 'Europe/Madrid', 'Europe/Vienna',
            'Europe/Oslo'
        ]
    )[1 + series.n % 7],
    200 + series.n * 37 % 4800,
    case when made.days < 0 then 150 + series.n * 41 % 4500 end,
    case when series.n % 3 = 0 then 'Load-in through the yard; ask for the house engineer at the stage door.' end,
    'bench-' || series.n
from api.organizations as organizations
cross join lateral (select organizations.name = 'Measured' as is_measured) as owner
cross join lateral generate_series(1, case when owner.is_measured then 10000 else 190 end) as series (n)
-- 7919 is prime to 3,000, so that neighbours in time are not neighbours on disk.
cross join lateral (select series.n * 7919 % 3000 - 2000 as days) as made
where organizations.personal_user_id is not null;

insert into api.show_deals (
    show_id, promoter_name, currency, fee, door_price, withholding_percent, agency_name, agency_percent,
    management_percent
)
select
    shows.id, 'Promoter ' || numbered.n % 200, 'EUR', 500 + numbered.n * 13 % 20000, 10 + numbered.n % 50 + 0.5,
    numbered.n % 4 * 5, 'Northern Agency', 10, 15
from api.shows as shows
join api.organizations as organizations on organizations.id = shows.org_id and organizations.name = 'Measured'
cross join lateral (select substring(shows.external_id from 7)::integer as n) as numbered;

insert into api.show_costs (show_id, kind, description, amount, currency)
select
    finances.show_id, kinds.kind, 'Invoice ' || kinds.number, 100 + kinds.number * 91.37 + finances.fee % 700, 'EUR'
from api.show_deals as finances
cross join (values (1, 'sound'), (2, 'transport'), (3, 'hotel')) as kinds (number, kind);

-- A deposit each: paid for the past, due for the future.
insert into api.show_payments (show_id, kind, amount, currency, due_on, paid_on)
select shows.id, 'deposit', 250, 'EUR', shows.show_on, case when shows.show_on < current_date then shows.show_on end
from api.show_deals as deals
join api.shows as shows on shows.id = deals.show_id;
