-- Deploy ontour:schema/tour/finance_summary_row to pg
-- requires: schema/core/schemas

begin;

create type tour.finance_summary_row as (
    key text,
    label text,
    shows bigint,
    excluded bigint,
    gross numeric,
    fee numeric,
    withholding numeric,
    commissions numeric,
    costs numeric,
    net numeric,
    outstanding numeric,
    overdue numeric,
    currency text
);

comment on type tour.finance_summary_row is
'One group of a finance summary. net = fee - withholding - commissions - costs; gross is box office.';
comment on column tour.finance_summary_row.key is
'Month as 2026-11, tour id, country code, status or promoter''s name; null where shows have none.';
comment on column tour.finance_summary_row.label is
'What to show for the key: the tour''s or country''s name.';
comment on column tour.finance_summary_row.excluded is
'Shows left out, wholly, because a rate is missing; not among shows.';
comment on column tour.finance_summary_row.costs is
'What the act spends off the bottom; costs off the top have made the fee smaller.';
comment on column tour.finance_summary_row.outstanding is
'What promoters owe in all, less what they have paid; negative where the act owes.';
comment on column tour.finance_summary_row.overdue is
'Payments that should have come before today and have not.';

commit;
