-- Deploy ontour:schema/core/organizations to pg
-- requires: schema/core/users
-- requires: schema/core/currencies

-- An act, its management, a promoter or an agency: the owner of all business data. Everybody gets a
-- personal one at sign-up, so that a single user needs to know nothing about organizations.

begin;

create table api.organizations (
    id uuid not null default core.uuid_v7(),
    name text not null,
    currency text not null default 'EUR',
    personal_user_id uuid,

    constraint organizations_pkey primary key (id),
    constraint organizations_personal_user_id_key unique (personal_user_id),
    constraint organizations_personal_user_id_fkey foreign key (personal_user_id) references api.users (id),
    constraint organizations_currency_fkey foreign key (currency) references api.currencies (code),
    constraint organizations_name_length_check check (char_length(name) between 1 and 200)
);

create index organizations_currency_idx on api.organizations (currency);

call change.track('api.organizations', topics => array['org:{id}'], write => 'org.manage');

comment on table api.organizations is
'Who owns business data: an act, its management, a promoter, an agency.';
comment on column api.organizations.name is 'What its people call it.';
comment on column api.organizations.currency is
'ISO 4217 currency in which this organization adds up its money.';
comment on column api.organizations.personal_user_id is
'The person whose personal organization this is; else null.';

commit;
