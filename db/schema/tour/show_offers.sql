-- Deploy ontour:schema/tour/show_offers to pg
-- requires: schema/tour/shows
-- requires: functions/tour/is_terms
-- requires: functions/change/track

-- What was offered and answered stands as it was said; the functions offer_deal, counter_offer, agree_offer,
-- decline_offer and withdraw_offer write it. Not restorable one by one: what was said cannot be unsaid.

begin;

create table api.show_offers (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null,
    show_id uuid not null,
    number integer not null,
    offered_by text not null,
    state text not null default 'offered',
    terms jsonb not null,
    deal_version integer,
    note text,
    answer text,
    answered_at timestamptz,
    signed_url text,

    constraint show_offers_pkey primary key (id),
    constraint show_offers_show_id_fkey foreign key (org_id, show_id) references api.shows (org_id, id),
    constraint show_offers_show_id_number_key unique (show_id, number),
    constraint show_offers_number_positive_check check (number > 0),
    constraint show_offers_offered_by_known_check check (offered_by in ('act', 'promoter')),
    constraint show_offers_state_known_check check (
        state in ('offered', 'countered', 'agreed', 'declined', 'withdrawn')
    ),
    constraint show_offers_answered_or_open_check check ((state = 'offered') = (answered_at is null)),
    constraint show_offers_answer_of_answered_check check (answer is null or state <> 'offered'),
    constraint show_offers_terms_form_check check (tour.is_terms(terms)),
    constraint show_offers_terms_size_check check (octet_length(terms::text) <= 20000),
    constraint show_offers_note_length_check check (char_length(note) between 1 and 20000),
    constraint show_offers_answer_length_check check (char_length(answer) between 1 and 20000),
    constraint show_offers_signed_url_form_check check (signed_url ~ '^https://[^[:space:]]+$'),
    constraint show_offers_signed_url_length_check check (char_length(signed_url) <= 2000)
);

call change.track('api.show_offers', topics => array['org:{org_id}:finance'], parent => 'show_id');

-- One on the table at a time: whoever makes another answers this one first.
create unique index show_offers_show_id_open_key on api.show_offers (show_id)
where state = 'offered' and deleted_at is null;
create index show_offers_show_id_idx on api.show_offers (show_id, org_id);
create index show_offers_org_id_idx on api.show_offers (org_id);

comment on table api.show_offers is
'The versions of a show''s deal as they went back and forth between the act''s side and the promoter''s.';
comment on column api.show_offers.org_id is 'The organization of the show.';
comment on column api.show_offers.number is 'Counts the offers of a show from 1.';
comment on column api.show_offers.offered_by is 'Whose offer it is: act or promoter.';
comment on column api.show_offers.state is 'offered, countered, agreed, declined or withdrawn.';
comment on column api.show_offers.terms is
'All terms as they were offered: {"deal": {columns of show_deals}, "bonuses": [{columns of deal_bonuses}]}.';
comment on column api.show_offers.deal_version is
'The version of the show''s deal at that time; null if it had none.';
comment on column api.show_offers.note is 'What was said with it.';
comment on column api.show_offers.answer is 'What was answered.';
comment on column api.show_offers.answered_at is 'When it was answered; null while it is on the table.';
comment on column api.show_offers.signed_url is 'Where the signed contract is (https).';

commit;
