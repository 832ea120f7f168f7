-- Everybody follows the first organization; person n follows number n % 50 of the others too. `people` is the
-- temporary table of who has been signed up.

insert into api.memberships (org_id, user_id, role)
select first.org_id, people.id, 'crew'
from people
join people as first on first.n = 0
where people.n > 0;

insert into api.memberships (org_id, user_id, role)
select other.org_id, people.id, 'crew'
from people
join people as other on other.n = 1 + (people.n - 1) % 50
where people.n > 50;

insert into api.shows (org_id, name, show_on, status, city, country, time_zone, expected_attendance, external_id)
select
    people.org_id, 'Show ' || series.n, current_date + series.n, 'pending', 'Amsterdam', 'NL', 'Europe/Amsterdam',
    200 + series.n, 'bench-' || series.n
from people
cross join lateral generate_series(1, case when people.n = 0 then 1000 else 100 end) as series (n)
where people.n <= 50;
