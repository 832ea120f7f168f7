-- Deploy ontour:schema/tour/converted_line to pg
-- requires: schema/core/schemas

begin;

create type tour.converted_line as (
    show_id uuid,
    show_on date,
    month_on date,
    status text,
    country text,
    tour_id uuid,
    promoter_name text,
    shows integer,
    gross numeric,
    fee numeric,
    withholding numeric,
    commissions numeric,
    costs numeric,
    due numeric,
    paid numeric,
    overdue numeric,
    missing text
);

comment on type tour.converted_line is 'A line of tour.show_totals in another currency than its own.';
comment on column tour.converted_line.gross is 'All amounts are in minor units of that currency.';
comment on column tour.converted_line.missing is
'The currency that has no rate on the day of the show; else null.';

commit;
