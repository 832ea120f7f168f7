-- Deploy ontour:schema/tour/local_importers to pg
-- requires: schema/change/local_importers

-- The keys that offline versions of On Tour, and tables that people made by hand, use for our fields; also
-- those of api.import_shows.

begin;

insert into change.local_importers (section, aliases, position, permission, spellings, importer) values
(
    'shows', '{show,gigs,concerts,events}', 10, 'show.write',
    '{
        "name": "name", "title": "name", "show_name": "name",
        "date": "date", "show_on": "date", "show_date": "date", "day": "date",
        "tour": "tour", "tour_name": "tour",
        "venue": "venue", "venue_name": "venue",
        "city": "city", "venue_city": "city", "town": "city",
        "subdivision": "subdivision", "state": "subdivision", "region": "subdivision",
        "venue_state": "subdivision", "venue_region": "subdivision", "venue_subdivision": "subdivision",
        "country": "country", "venue_country": "country",
        "country_code": "country_code", "venue_country_code": "country_code",
        "latitude": "latitude", "lat": "latitude", "venue_latitude": "latitude", "venue_lat": "latitude",
        "venue_coordinates_lat": "latitude", "coordinates_lat": "latitude",
        "longitude": "longitude", "lng": "longitude", "lon": "longitude", "venue_longitude": "longitude",
        "venue_lng": "longitude", "venue_lon": "longitude", "venue_coordinates_lng": "longitude",
        "coordinates_lng": "longitude",
        "time_zone": "time_zone", "timezone": "time_zone", "venue_time_zone": "time_zone",
        "venue_timezone": "time_zone",
        "status": "status",
        "attendance": "attendance", "actual_attendance": "attendance",
        "expected_attendance": "expected_attendance",
        "external_id": "external_id", "id": "external_id", "show_id": "external_id", "ordinal": "ordinal",
        "deal_type": "deal_type", "deal": "deal_type", "type_of_deal": "deal_type",
        "promoter_name": "promoter_name", "promoter": "promoter_name", "buyer": "promoter_name",
        "currency": "currency", "fee_currency": "currency", "deal_currency": "currency",
        "fee": "fee", "guarantee": "fee", "fee_amount": "fee", "guarantee_amount": "fee",
        "percent": "percent", "percentage": "percent", "deal_percent": "percent", "split": "percent",
        "percent_base": "percent_base", "percent_of": "percent_base", "percentage_of": "percent_base",
        "percentage_base": "percent_base",
        "split_point": "split_point", "breakeven": "split_point",
        "per_ticket": "per_ticket", "fee_per_ticket": "per_ticket",
        "bonus_rule": "bonus_rule",
        "door_price": "door_price", "price": "door_price", "ticket_price": "door_price",
        "ticket_tax_percent": "ticket_tax_percent", "ticket_tax": "ticket_tax_percent",
        "ticket_tax_mode": "ticket_tax_mode",
        "fee_tax_percent": "fee_tax_percent", "fee_tax": "fee_tax_percent", "vat": "fee_tax_percent",
        "vat_percent": "fee_tax_percent",
        "withholding_percent": "withholding_percent", "withholding": "withholding_percent",
        "withholding_tax": "withholding_percent",
        "agency_name": "agency_name", "agency": "agency_name", "agent": "agency_name",
        "agency_percent": "agency_percent", "agency_commission": "agency_percent",
        "agency_base": "agency_base",
        "management_name": "management_name", "management": "management_name", "manager": "management_name",
        "management_percent": "management_percent", "management_commission": "management_percent",
        "management_base": "management_base",
        "fx_currency": "fx_currency", "fx_rate": "fx_rate", "exchange_rate": "fx_rate",
        "notes": "notes", "note": "notes"
    }',
    'tour.import_local_show'
);

insert into change.local_importers (
    section, aliases, parent_section, parent_field, position, permission, spellings, importer
) values
(
    'show_costs', '{costs,expenses,show_expenses}', 'shows', 'show_id', 20, 'finance.write',
    '{
        "show_id": "show_id", "show": "show_id",
        "kind": "kind", "type": "kind", "category": "kind", "cost_type": "kind",
        "description": "description", "name": "description", "title": "description", "note": "description",
        "notes": "description",
        "amount": "amount", "cost": "amount", "value": "amount", "price": "amount", "amount_value": "amount",
        "currency": "currency", "amount_currency": "currency",
        "supplier": "supplier", "vendor": "supplier", "payee": "supplier",
        "fx_rate": "fx_rate", "exchange_rate": "fx_rate",
        "paid_by": "paid_by", "payer": "paid_by", "deducted": "deducted",
        "incurred_on": "incurred_on", "bill_date": "incurred_on", "invoice_date": "incurred_on",
        "receipt_url": "receipt_url", "receipt": "receipt_url",
        "external_id": "external_id", "id": "external_id", "cost_id": "external_id",
        "show_external_id": "show_id", "date": "date", "show_date": "date", "show_on": "date",
        "venue": "venue", "venue_name": "venue", "city": "city", "ordinal": "ordinal"
    }',
    'tour.import_local_cost'
);

commit;
