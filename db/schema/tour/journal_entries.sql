-- Deploy ontour:schema/tour/journal_entries to pg
-- requires: schema/tour/shows

-- The organization's books, as far as shows make them: append-only (functions/tour/guard_journal), each entry
-- adding up to zero (functions/tour/balance_journal). A payment may be deleted and its entry stays, hence no
-- foreign key. Nothing goes with a show that is deleted: a show in the books cannot be.

begin;

create table api.journal_entries (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null,
    show_id uuid not null,
    kind text not null,
    revision integer not null,
    entry_on date not null,
    description text,
    payment_id uuid,
    payment jsonb,
    reverses_id uuid,

    constraint journal_entries_pkey primary key (id),
    constraint journal_entries_org_id_id_key unique (org_id, id),
    constraint journal_entries_show_id_fkey foreign key (org_id, show_id) references api.shows (org_id, id),
    constraint journal_entries_reverses_id_fkey foreign key (org_id, reverses_id)
    references api.journal_entries (org_id, id) on delete cascade,
    constraint journal_entries_kind_known_check check (kind in ('settlement', 'payment', 'reversal')),
    constraint journal_entries_revision_bounds_check check (revision > 0),
    constraint journal_entries_description_length_check check (char_length(description) between 1 and 1000),
    constraint journal_entries_payment_of_kind_check check (
        kind <> 'settlement' or payment_id is null and reverses_id is null
    ),
    constraint journal_entries_payment_named_check check (kind <> 'payment' or payment_id is not null),
    constraint journal_entries_reversal_named_check check ((kind = 'reversal') = (reverses_id is not null))
);

call change.track('api.journal_entries', topics => array['org:{org_id}:finance']);

create index journal_entries_org_id_idx on api.journal_entries (org_id, entry_on);
create index journal_entries_show_id_idx on api.journal_entries (show_id, org_id);
create unique index journal_entries_reverses_id_key on api.journal_entries (reverses_id, org_id);
create unique index journal_entries_show_id_revision_key on api.journal_entries (show_id, revision)
where kind = 'settlement';

comment on table api.journal_entries is
'What a show has moved in the organization''s books; journal_lines has the amounts. Written by api.settle,
api.correct_settlement and payments alone, and never changed: a correction is an entry that reverses
another.';
comment on column api.journal_entries.org_id is 'The organization of the show.';
comment on column api.journal_entries.kind is 'settlement, payment, or reversal of one of these.';
comment on column api.journal_entries.revision is 'The revision of the settlement to which it belongs.';
comment on column api.journal_entries.entry_on is 'The day of the show, of the payment, or of the reversal.';
comment on column api.journal_entries.description is 'Of a reversal the reason.';
comment on column api.journal_entries.payment_id is 'The row of show_payments, which may have changed since.';
comment on column api.journal_entries.payment is
'Of a payment that row as it was counted, with the rate that it was given: it keeps that.';
comment on column api.journal_entries.reverses_id is 'The entry that it undoes; each at most once.';

commit;
