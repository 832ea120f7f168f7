-- Deploy ontour:schema/tour/settlements to pg
-- requires: schema/tour/shows

-- The settlement of a show: what it was computed from, every row with its version and every rate with its
-- day, and what came out. A show without a row, or with an empty one, is an estimate. Only api.settle and
-- api.correct_settlement write inputs and figures; once they stand, functions/tour/guard_settled keeps the
-- show.

begin;

create table api.settlements (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null,
    show_id uuid not null,
    reported_on date,
    notes text,
    revision integer not null default 0,
    settled_at timestamptz,
    inputs jsonb,
    figures jsonb,
    state text not null generated always as (
        case
            when settled_at is not null then 'settled'
            when reported_on is not null then 'reported'
            else 'estimated'
        end
    ) stored,
    currency text generated always as (inputs ->> 'currency') stored,
    money_in numeric generated always as ((figures ->> 'money_in')::numeric) stored,
    ticket_tax numeric generated always as ((figures ->> 'ticket_tax')::numeric) stored,
    top_costs numeric generated always as ((figures ->> 'top_costs')::numeric) stored,
    gross_fee numeric generated always as ((figures ->> 'gross_fee')::numeric) stored,
    fee_tax numeric generated always as ((figures ->> 'fee_tax')::numeric) stored,
    withholding numeric generated always as ((figures ->> 'withholding')::numeric) stored,
    agency numeric generated always as ((figures ->> 'agency')::numeric) stored,
    management numeric generated always as ((figures ->> 'management')::numeric) stored,
    bottom_costs numeric generated always as ((figures ->> 'bottom_costs')::numeric) stored,
    act_net numeric generated always as ((figures ->> 'act_net')::numeric) stored,
    promoter_net numeric generated always as ((figures ->> 'promoter_net')::numeric) stored,
    due numeric generated always as ((figures ->> 'due')::numeric) stored,

    constraint settlements_pkey primary key (id),
    constraint settlements_show_id_org_id_key unique (show_id, org_id),
    constraint settlements_show_id_fkey foreign key (org_id, show_id) references api.shows (org_id, id),
    constraint settlements_reported_on_bounds_check check (reported_on between '1800-01-01' and '2199-12-31'),
    constraint settlements_notes_length_check check (char_length(notes) <= 20000),
    constraint settlements_revision_bounds_check check (revision >= 0),
    constraint settlements_settled_whole_check check (
        (settled_at is null) = (inputs is null) and (inputs is null) = (figures is null)
    ),
    constraint settlements_parts_add_up_check check (
        figures is null
        or coalesce(
            money_in
            = ticket_tax + top_costs + fee_tax + withholding + agency + management + bottom_costs + act_net
            + promoter_net,
            false
        )
    )
);

call change.track('api.settlements', topics => array['org:{org_id}:finance'], parent => 'show_id');

create index settlements_org_id_idx on api.settlements (org_id, state);

comment on table api.settlements is
'The settlement of a show. estimated, reported once the promoter''s figures are in, settled by POST
/api/rpc/settle: from then on all that its figures rest on is locked.';
comment on column api.settlements.org_id is 'The organization of the show.';
comment on column api.settlements.reported_on is 'When the promoter''s figures came in.';
comment on column api.settlements.notes is 'What people should know of it.';
comment on column api.settlements.revision is
'How often it has been settled; 2 is settled anew after a correction.';
comment on column api.settlements.settled_at is 'When it was settled; null while it is not.';
comment on column api.settlements.inputs is
'All that the figures were computed from: each row with its id and version, each rate with its source and
day.';
comment on column api.settlements.figures is 'All that was computed; docs/reference/deals.md names each.';
comment on column api.settlements.state is 'estimated, reported or settled.';
comment on column api.settlements.currency is 'ISO 4217 currency of all figures: that of the deal.';
comment on column api.settlements.money_in is 'What the audience paid; all that follows adds up to it.';
comment on column api.settlements.ticket_tax is 'Of it the tax on tickets.';
comment on column api.settlements.top_costs is 'Costs off the top.';
comment on column api.settlements.gross_fee is 'What the act is paid before taxes and commissions.';
comment on column api.settlements.fee_tax is 'Tax that the promoter pays on top of the fee.';
comment on column api.settlements.withholding is 'Tax that the promoter keeps back.';
comment on column api.settlements.agency is 'The agency''s commission.';
comment on column api.settlements.management is 'The management''s commission.';
comment on column api.settlements.bottom_costs is 'The act''s own costs.';
comment on column api.settlements.act_net is 'What is left for the act.';
comment on column api.settlements.promoter_net is 'What is left for the promoter; negative: a loss.';
comment on column api.settlements.due is 'What the promoter owes in all, paid or not.';

commit;
