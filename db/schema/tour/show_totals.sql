-- Deploy ontour:schema/tour/show_totals to pg
-- requires: schema/tour/shows

-- tour.show_lines, kept: a summary reads 10,000 shows from one index instead of computing as many sheets.
-- docs/explanation/finance-summary.md says what was tried. Only functions/tour/refresh_totals writes it.

begin;

create table tour.show_totals (
    show_id uuid not null,
    currency text,
    org_id uuid not null,
    show_on date,
    month_on date generated always as (show_on - (extract(day from show_on)::integer - 1)) stored,
    status text not null,
    country text,
    tour_id uuid,
    promoter_name text,
    shows integer not null,
    gross bigint not null,
    fee bigint not null,
    withholding bigint not null,
    commissions bigint not null,
    costs bigint not null,
    due bigint not null default 0,
    paid bigint not null default 0,
    overdue_on date,
    overdue bigint not null default 0,
    fx_currency text,
    fx_rate numeric,
    deal_currency text,
    deal_costs bigint,
    missing text,

    constraint show_totals_show_id_currency_overdue_on_key unique nulls not distinct (
        show_id, currency, overdue_on
    ),
    constraint show_totals_show_id_fkey foreign key (show_id) references api.shows (id) on delete cascade
)
-- Index-only scans need pages that vacuum has seen.
with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);

create index show_totals_org_id_currency_status_idx on tour.show_totals (org_id, currency, status, show_on)
include (
    month_on, country, tour_id, promoter_name, show_id, shows, gross, fee, withholding, commissions, costs,
    due, paid, overdue_on, overdue, missing
);
create index show_totals_missing_idx on tour.show_totals (missing, org_id) where missing is not null;

alter table tour.show_totals enable row level security;

comment on table tour.show_totals is
'tour.show_lines as rows, refreshed by trigger in the transaction of every write that changes a figure.';
comment on column tour.show_totals.month_on is 'The first day of the month of show_on.';
comment on column tour.show_totals.shows is
'1 on the line that counts the show, 0 on its others. The former is as old as the show.';
comment on column tour.show_totals.gross is 'All amounts are in minor units of the currency.';
comment on column tour.show_totals.costs is 'Off the bottom; what goes off the top has made the fee smaller.';
comment on column tour.show_totals.overdue_on is
'Of a line of payments that have not come: when they are due.';
comment on column tour.show_totals.overdue is 'What they are, and nothing else is in that line.';
comment on column tour.show_totals.deal_currency is
'Of a line of bills in another currency than the deal''s: the deal''s.';
comment on column tour.show_totals.deal_costs is
'What the settlement makes of them in that currency; null if it lacks a rate.';
comment on column tour.show_totals.missing is
'The currency without a rate because of which this line has no figures; else null.';

commit;
