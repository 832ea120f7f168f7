-- Verify ontour:schema/tour/show_totals on pg

begin;

select
    show_id, currency, org_id, show_on, month_on, status, country, tour_id, promoter_name, shows, gross, fee,
    withholding, commissions, costs, due, paid, overdue_on, overdue, fx_currency, fx_rate, deal_currency,
    deal_costs, missing
from tour.show_totals
where false;

rollback;
