-- Deploy ontour:schema/tour/show_lines to pg
-- requires: schema/tour/show_deals
-- requires: functions/tour/lines_of

-- The definition of a show's figures: one line a show and currency in which it has money, in whole minor
-- units, and one a day on which payments are due that have not come. The line of its deal, without currency
-- if it has none, is the one that counts it.

begin;

create view tour.show_lines
with (security_invoker = true)
as
select
    shows.id as show_id,
    line.currency,
    shows.org_id,
    shows.show_on,
    case when shows.deleted_at is null then shows.status else 'deleted' end as status,
    shows.country,
    shows.tour_id,
    deals.promoter_name,
    line.shows,
    line.gross,
    line.fee,
    line.withholding,
    line.commissions,
    line.costs,
    line.due,
    line.paid,
    line.overdue_on,
    line.overdue,
    case line.shows when 1 then deals.fx_currency end as fx_currency,
    case line.shows when 1 then deals.fx_rate end as fx_rate,
    case line.shows when 0 then deals.currency end as deal_currency,
    line.deal_costs,
    line.missing
from api.shows as shows
left join api.show_deals as deals on deals.show_id = shows.id and deals.deleted_at is null
cross join lateral tour.lines_of(shows.id) as line;

comment on view tour.show_lines is
'The figures of shows, computed from their rows: one line a show and currency, in minor units. The status of a
deleted show is deleted, which no summary asks for.';

commit;
