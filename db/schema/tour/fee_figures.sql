-- Deploy ontour:schema/tour/fee_figures to pg
-- requires: schema/core/schemas

begin;

create type tour.fee_figures as (
    sold numeric,
    capacity numeric,
    gross numeric,
    ticket_taxes numeric[],
    ticket_tax numeric,
    money_in numeric,
    net_gross numeric,
    costs numeric[],
    top_costs numeric,
    bottom_costs numeric,
    laid_out numeric,
    net numeric,
    share numeric,
    main numeric,
    bonus_lines numeric[],
    bonuses numeric,
    gross_fee numeric
);

comment on type tour.fee_figures is
'The way from tickets and bills to the gross fee, as in docs/reference/deals.md, in whole minor units.';
comment on column tour.fee_figures.laid_out is
'Top costs that the promoter did not pay, less bottom costs that he paid: what he owes besides the fee.';

commit;
