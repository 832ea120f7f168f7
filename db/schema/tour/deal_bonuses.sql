-- Deploy ontour:schema/tour/deal_bonuses to pg
-- requires: schema/tour/shows

begin;

create table api.deal_bonuses (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null,
    show_id uuid not null,
    measure text not null,
    threshold numeric not null,
    kind text not null,
    amount numeric,
    percent numeric,
    percent_base text,

    constraint deal_bonuses_pkey primary key (id),
    constraint deal_bonuses_show_id_fkey foreign key (org_id, show_id) references api.shows (org_id, id),
    constraint deal_bonuses_measure_known_check check (measure in ('tickets', 'percent_sold', 'gross')),
    constraint deal_bonuses_kind_known_check check (kind in ('flat', 'per_ticket', 'percent')),
    constraint deal_bonuses_percent_base_known_check check (percent_base in ('gross', 'net_gross', 'net')),
    constraint deal_bonuses_threshold_bounds_check check (threshold >= 0 and threshold < 1e12),
    constraint deal_bonuses_threshold_whole_check check (
        measure <> 'tickets' or scale(trim_scale(threshold)) = 0
    ),
    constraint deal_bonuses_threshold_scale_check check (scale(trim_scale(threshold)) <= 4),
    constraint deal_bonuses_threshold_percent_check check (measure <> 'percent_sold' or threshold <= 100),
    constraint deal_bonuses_per_ticket_counts_check check (kind <> 'per_ticket' or measure = 'tickets'),
    constraint deal_bonuses_amount_of_kind_check check ((amount is null) = (kind = 'percent')),
    constraint deal_bonuses_percent_of_kind_check check ((percent is null) = (kind <> 'percent')),
    constraint deal_bonuses_percent_base_named_check check ((percent is null) = (percent_base is null)),
    constraint deal_bonuses_amount_bounds_check check (amount >= 0 and amount < 1e12),
    constraint deal_bonuses_percent_bounds_check check (percent between 0 and 100),
    constraint deal_bonuses_percent_scale_check check (scale(trim_scale(percent)) <= 4)
);

call change.track(
    'api.deal_bonuses',
    topics => array['org:{org_id}:finance'],
    parent => 'show_id',
    write => 'finance.write'
);

create index deal_bonuses_show_id_idx on api.deal_bonuses (show_id, org_id);
create index deal_bonuses_org_id_idx on api.deal_bonuses (org_id);

comment on table api.deal_bonuses is
'What comes on top of a show''s fee when enough was sold; show_deals.bonus_rule says whether several add up.';
comment on column api.deal_bonuses.org_id is 'The organization of the show.';
comment on column api.deal_bonuses.measure is
'What must reach the threshold: tickets (sold), percent_sold (of the capacity) or gross.';
comment on column api.deal_bonuses.threshold is 'Reached when the measure is at least this.';
comment on column api.deal_bonuses.kind is
'flat (amount), per_ticket (amount for each ticket over the threshold) or percent (of percent_base).';
comment on column api.deal_bonuses.amount is 'In the currency of the show''s deal.';
comment on column api.deal_bonuses.percent is 'For kind percent.';
comment on column api.deal_bonuses.percent_base is 'gross, net_gross or net; for kind percent.';

commit;
