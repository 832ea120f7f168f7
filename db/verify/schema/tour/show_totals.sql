-- Verify ontour:schema/tour/show_totals on pg

begin;

select
    show_id, currency, org_id, show_on, month_on, status, country, tour_id,
    shows, gross, fee, withholding, commissions, costs, fx_currency, fx_rate
from tour.show_totals
where false;

rollback;
