-- Deploy ontour:schema/tour/calendar_entry to pg
-- requires: schema/core/schemas

begin;

create type tour.calendar_entry as (
    uid text,
    table_name text,
    id uuid,
    org_id uuid,
    act text,
    tour_id uuid,
    show_id uuid,
    kind text,
    title text,
    status text,
    starts_on date,
    starts_time time,
    time_zone text,
    ends_on date,
    ends_time time,
    ends_time_zone text,
    starts_at timestamptz,
    ends_at timestamptz,
    place text,
    ends_place text,
    latitude numeric,
    longitude numeric,
    details text,
    sequence integer,
    updated_at timestamptz
);

comment on type tour.calendar_entry is
'Something in a calendar: a show, a hold or an itinerary item.';
comment on column tour.calendar_entry.uid is 'The same for life, wherever it is shown.';
comment on column tour.calendar_entry.table_name is 'shows, holds or itinerary_items; id is of a row there.';
comment on column tour.calendar_entry.act is 'The name of the organization.';
comment on column tour.calendar_entry.show_id is 'The show that it belongs to, or is.';
comment on column tour.calendar_entry.kind is 'show, hold, or the kind of the item.';
comment on column tour.calendar_entry.status is 'tentative, confirmed or cancelled.';
comment on column tour.calendar_entry.starts_on is 'The local date.';
comment on column tour.calendar_entry.starts_time is
'The local time; null: it lasts whole days, the last of them ends_on.';
comment on column tour.calendar_entry.time_zone is
'IANA zone of the times; null: they float, and are those of wherever one is.';
comment on column tour.calendar_entry.ends_on is 'The local date of the end; null: not known.';
comment on column tour.calendar_entry.ends_time is 'The local time of the end; null: not known.';
comment on column tour.calendar_entry.ends_time_zone is 'IANA zone of the end.';
comment on column tour.calendar_entry.starts_at is 'The instant; null where times float or there is none.';
comment on column tour.calendar_entry.ends_at is 'The instant of the end; null as starts_at.';
comment on column tour.calendar_entry.sequence is 'Grows with every change of the row.';

commit;
