-- Deploy ontour:schema/tour/deal_templates to pg
-- requires: schema/core/organizations
-- requires: functions/core/personal_org_id
-- requires: functions/tour/is_terms
-- requires: functions/change/track

begin;

create table api.deal_templates (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null default core.personal_org_id(),
    name text not null,
    terms jsonb not null,

    constraint deal_templates_pkey primary key (id),
    constraint deal_templates_org_id_fkey foreign key (org_id) references api.organizations (id),
    constraint deal_templates_name_length_check check (char_length(name) between 1 and 200),
    constraint deal_templates_terms_form_check check (tour.is_terms(terms)),
    constraint deal_templates_terms_size_check check (octet_length(terms::text) <= 20000)
);

call change.track('api.deal_templates', topics => array['org:{org_id}:finance'], write => 'finance.write');

create unique index deal_templates_org_id_name_key on api.deal_templates (org_id, lower(name))
where deleted_at is null;
create index deal_templates_org_id_idx on api.deal_templates (org_id);

comment on table api.deal_templates is
'Terms that an organization often agrees on; rpc/apply_deal_template writes them to the deal of a show.';
comment on column api.deal_templates.org_id is 'Your personal organization if not given.';
comment on column api.deal_templates.name is 'What it is called, such as Club, 70/30 versus.';
comment on column api.deal_templates.terms is
'{"deal": {columns of show_deals}, "bonuses": [{columns of deal_bonuses}]}; what it does not name stays
open.';

commit;
