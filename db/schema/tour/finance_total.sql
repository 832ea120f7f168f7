-- Deploy ontour:schema/tour/finance_total to pg
-- requires: schema/core/schemas

begin;

create type tour.finance_total as (
    month_on date,
    tour_id uuid,
    country text,
    status text,
    promoter_name text,
    shows bigint,
    excluded bigint,
    gross numeric,
    fee numeric,
    withholding numeric,
    commissions numeric,
    costs numeric,
    due numeric,
    paid numeric,
    overdue numeric
);

comment on type tour.finance_total is
'A group of a finance summary in minor units; all of its keys but the one that it is grouped by are null.';

commit;
