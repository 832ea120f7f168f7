-- Deploy ontour:schema/tour/ticket_scales to pg
-- requires: schema/tour/shows

begin;

create table api.ticket_scales (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null,
    show_id uuid not null,
    name text not null,
    price numeric not null,
    capacity integer,
    expected_count integer,
    sold_count integer,
    comp_count integer,

    constraint ticket_scales_pkey primary key (id),
    constraint ticket_scales_show_id_fkey foreign key (org_id, show_id) references api.shows (org_id, id),
    constraint ticket_scales_name_length_check check (char_length(name) between 1 and 200),
    constraint ticket_scales_price_bounds_check check (price >= 0 and price < 1e8),
    constraint ticket_scales_capacity_bounds_check check (capacity between 0 and 5000000),
    constraint ticket_scales_expected_count_bounds_check check (expected_count between 0 and 5000000),
    constraint ticket_scales_sold_count_bounds_check check (sold_count between 0 and 5000000),
    constraint ticket_scales_comp_count_bounds_check check (comp_count between 0 and 5000000)
);

call change.track(
    'api.ticket_scales',
    topics => array['org:{org_id}:finance'],
    parent => 'show_id',
    write => 'finance.write'
);

create index ticket_scales_show_id_idx on api.ticket_scales (show_id, org_id);
create index ticket_scales_org_id_idx on api.ticket_scales (org_id);

comment on table api.ticket_scales is
'The house of a show: each price with what it has, what is expected and what was sold.';
comment on column api.ticket_scales.org_id is 'The organization of the show.';
comment on column api.ticket_scales.name is 'What it is called, such as Balcony or Advance.';
comment on column api.ticket_scales.price is 'Of one ticket, in the currency of the show''s deal.';
comment on column api.ticket_scales.capacity is 'How many there are, complimentary ones not counted.';
comment on column api.ticket_scales.expected_count is
'How many will be sold; counts until sold_count is known.';
comment on column api.ticket_scales.sold_count is 'How many were sold.';
comment on column api.ticket_scales.comp_count is 'How many were given away; they count nowhere.';

commit;
