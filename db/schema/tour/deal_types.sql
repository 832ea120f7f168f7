-- Deploy ontour:schema/tour/deal_types to pg
-- requires: schema/tour/show_deals

-- What a deal may say. A type excludes the columns that mean nothing in it; what it needs may be open until
-- the show is confirmed (functions/tour/require_complete_show).
-- The table is as new as these:
-- squawk-ignore-file constraint-missing-not-valid

begin;

alter table api.show_deals
add constraint show_deals_deal_type_known_check check (
    deal_type in ('guarantee', 'percentage', 'versus', 'plus', 'door', 'per_ticket')
),
add constraint show_deals_fee_of_type_check check (
    fee is null or deal_type in ('guarantee', 'versus', 'plus', 'per_ticket')
),
add constraint show_deals_percent_of_type_check check (
    percent is null and percent_base is null or deal_type in ('percentage', 'versus', 'plus', 'door')
),
add constraint show_deals_split_point_of_type_check check (split_point is null or deal_type = 'plus'),
add constraint show_deals_per_ticket_of_type_check check (per_ticket is null or deal_type = 'per_ticket'),
add constraint show_deals_percent_base_named_check check (
    percent is null or percent_base is not null or deal_type = 'door'
),
add constraint show_deals_currency_given_check check (
    currency is not null or num_nonnulls(fee, split_point, per_ticket, door_price) = 0
),
add constraint show_deals_percent_base_known_check check (percent_base in ('gross', 'net_gross', 'net')),
add constraint show_deals_bonus_rule_known_check check (bonus_rule in ('cumulative', 'highest')),
add constraint show_deals_ticket_tax_mode_known_check check (ticket_tax_mode in ('inside', 'on_top')),
add constraint show_deals_agency_base_known_check check (
    agency_base in ('gross_fee', 'fee_after_tax', 'net')
),
add constraint show_deals_management_base_known_check check (
    management_base in ('gross_fee', 'fee_after_tax', 'net')
),
add constraint show_deals_fee_bounds_check check (fee >= 0 and fee < 1e12),
add constraint show_deals_split_point_bounds_check check (split_point >= 0 and split_point < 1e12),
add constraint show_deals_per_ticket_bounds_check check (per_ticket >= 0 and per_ticket < 1e8),
add constraint show_deals_door_price_bounds_check check (door_price >= 0 and door_price < 1e8),
add constraint show_deals_percent_bounds_check check (percent between 0 and 100),
add constraint show_deals_percent_scale_check check (scale(trim_scale(percent)) <= 4),
add constraint show_deals_ticket_tax_percent_bounds_check check (ticket_tax_percent between 0 and 100),
add constraint show_deals_ticket_tax_percent_scale_check check (scale(trim_scale(ticket_tax_percent)) <= 4),
add constraint show_deals_fee_tax_percent_bounds_check check (fee_tax_percent between 0 and 100),
add constraint show_deals_fee_tax_percent_scale_check check (scale(trim_scale(fee_tax_percent)) <= 4),
add constraint show_deals_withholding_percent_bounds_check check (withholding_percent between 0 and 100),
add constraint show_deals_withholding_percent_scale_check check (
    scale(trim_scale(withholding_percent)) <= 4
),
add constraint show_deals_agency_percent_bounds_check check (agency_percent between 0 and 100),
add constraint show_deals_agency_percent_scale_check check (scale(trim_scale(agency_percent)) <= 4),
add constraint show_deals_management_percent_bounds_check check (management_percent between 0 and 100),
add constraint show_deals_management_percent_scale_check check (
    scale(trim_scale(management_percent)) <= 4
);

commit;
