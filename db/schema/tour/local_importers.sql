-- Deploy ontour:schema/tour/local_importers to pg
-- requires: schema/change/local_importers

-- The keys that offline versions of On Tour, and tables that people made by hand, use for our fields.

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
        "fee": "fee", "guarantee": "fee", "fee_amount": "fee",
        "door_price": "door_price", "price": "door_price", "ticket_price": "door_price",
        "currency": "currency", "fee_currency": "currency",
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
        "currency": "currency", "amount_currency": "currency"
    }',
    'tour.import_local_cost'
);

commit;
