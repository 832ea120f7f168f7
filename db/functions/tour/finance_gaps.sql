-- Deploy ontour:functions/tour/finance_gaps to pg
-- requires: functions/tour/converted_lines
-- requires: functions/tour/summary_currency
-- requires: functions/tour/summary_statuses
-- requires: functions/core/require_permission
-- requires: functions/core/personal_org_id

begin;

-- Security definer: reads the totals, which are nobody's to read, after asking for finance.read.
create or replace function api.finance_gaps(
    org_id uuid default core.personal_org_id(),
    from_on date default null,
    to_on date default null,
    currency text default null,
    statuses text[] default null
)
returns table (
    show_id uuid, name text, show_on date, city text, country text, status text, missing_currency text
)
language plpgsql
stable
security definer
set search_path = ''
as $$
#variable_conflict use_column
begin
    perform core.require_permission(finance_gaps.org_id, 'finance.read');

    return query
    select distinct
        shows.id, shows.name, shows.show_on, shows.city, shows.country, shows.status, lines.missing
    from tour.converted_lines(
        finance_gaps.org_id,
        finance_gaps.from_on,
        finance_gaps.to_on,
        (tour.summary_currency(finance_gaps.org_id, finance_gaps.currency)).code,
        tour.summary_statuses(finance_gaps.statuses, 'month')
    ) as lines
    join api.shows on shows.id = lines.show_id
    where lines.missing is not null
    order by shows.show_on, shows.id, lines.missing;
end
$$;

comment on function api.finance_gaps(uuid, date, date, text, text[]) is
'The shows that finance_summary cannot convert: missing_currency has no exchange rate on the day of the
show, or the show has no date. Same arguments, rights and errors as finance_summary.';

grant execute on function api.finance_gaps(uuid, date, date, text, text[]) to member;

commit;
