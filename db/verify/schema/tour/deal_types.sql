-- Verify ontour:schema/tour/deal_types on pg

begin;

do $$
begin
    assert (
        select count(*) = 28
        from pg_catalog.pg_constraint
        where conrelid = 'api.show_deals'::regclass
            and conname in (
                'show_deals_deal_type_known_check',
                'show_deals_fee_of_type_check',
                'show_deals_percent_of_type_check',
                'show_deals_split_point_of_type_check',
                'show_deals_per_ticket_of_type_check',
                'show_deals_percent_base_named_check',
                'show_deals_currency_given_check',
                'show_deals_percent_base_known_check',
                'show_deals_bonus_rule_known_check',
                'show_deals_ticket_tax_mode_known_check',
                'show_deals_agency_base_known_check',
                'show_deals_management_base_known_check',
                'show_deals_fee_bounds_check',
                'show_deals_split_point_bounds_check',
                'show_deals_per_ticket_bounds_check',
                'show_deals_door_price_bounds_check',
                'show_deals_percent_bounds_check',
                'show_deals_percent_scale_check',
                'show_deals_ticket_tax_percent_bounds_check',
                'show_deals_ticket_tax_percent_scale_check',
                'show_deals_fee_tax_percent_bounds_check',
                'show_deals_fee_tax_percent_scale_check',
                'show_deals_withholding_percent_bounds_check',
                'show_deals_withholding_percent_scale_check',
                'show_deals_agency_percent_bounds_check',
                'show_deals_agency_percent_scale_check',
                'show_deals_management_percent_bounds_check',
                'show_deals_management_percent_scale_check'
            )
    ), 'api.show_deals lacks a constraint of this file';
end
$$;

rollback;
