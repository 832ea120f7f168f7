-- Deploy ontour:functions/tour/own_lines to pg
-- requires: schema/tour/show_totals

-- Two ranges of the index, so that it serves both without the table.

begin;

create or replace function tour.own_lines(
    org_id uuid, from_on date, to_on date, currency text, statuses text[]
)
returns table (
    show_id uuid, month_on date, status text, country text, tour_id uuid, promoter_name text, shows integer,
    gross bigint, fee bigint, withholding bigint, commissions bigint, costs bigint, due bigint, paid bigint,
    overdue bigint
)
language sql
stable
begin atomic
    select
        t.show_id, t.month_on, t.status, t.country, t.tour_id, t.promoter_name, t.shows,
        t.gross, t.fee, t.withholding, t.commissions, t.costs, t.due, t.paid,
        t.overdue
    from tour.show_totals as t
    where t.org_id = own_lines.org_id
        and t.currency = own_lines.currency
        and (t.show_on >= own_lines.from_on or own_lines.from_on is null)
        and (t.show_on <= own_lines.to_on or own_lines.to_on is null)
        and t.status = any (own_lines.statuses)
        and t.missing is null
        and (t.overdue_on is null or t.overdue_on < current_date)
    union all
    select
        t.show_id, t.month_on, t.status, t.country, t.tour_id, t.promoter_name, t.shows,
        t.gross, t.fee, t.withholding, t.commissions, t.costs, t.due, t.paid, 0
    from tour.show_totals as t
    where t.org_id = own_lines.org_id
        and t.currency is null
        and (t.show_on >= own_lines.from_on or own_lines.from_on is null)
        and (t.show_on <= own_lines.to_on or own_lines.to_on is null)
        and t.status = any (own_lines.statuses);
end;

comment on function tour.own_lines(uuid, date, date, text, text[]) is
'The lines of an organization''s shows in this currency, and of shows without money. Of what is due, that
which should have come before today.';

commit;
