-- Deploy ontour:schema/tour/journal_lines to pg
-- requires: schema/tour/journal_entries

begin;

create table api.journal_lines (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null,
    entry_id uuid not null,
    account text not null,
    amount numeric not null,
    currency text not null,

    constraint journal_lines_pkey primary key (id),
    constraint journal_lines_entry_id_org_id_account_currency_key
    unique (entry_id, org_id, account, currency),
    constraint journal_lines_entry_id_fkey foreign key (org_id, entry_id)
    references api.journal_entries (org_id, id),
    constraint journal_lines_currency_fkey foreign key (currency) references api.currencies (code),
    constraint journal_lines_account_known_check check (
        account in (
            'promoter', 'bank', 'exchange', 'act', 'agency', 'management', 'tax_office',
            'fee', 'withholding', 'costs', 'agency_commission', 'management_commission'
        )
    ),
    constraint journal_lines_amount_not_zero_check check (amount <> 0)
);

call change.track(
    'api.journal_lines', topics => array['org:{org_id}:finance'], parent => 'entry_id'
);

create index journal_lines_org_id_account_idx on api.journal_lines (org_id, account, currency);
create index journal_lines_currency_idx on api.journal_lines (currency);

comment on table api.journal_lines is 'The amounts of a journal entry: in each currency they add up to zero.';
comment on column api.journal_lines.org_id is 'The organization of the entry.';
comment on column api.journal_lines.account is
'What somebody owes (promoter) or is owed (act, for what it laid out, agency, management, tax_office), what is
there (bank), what was changed into another currency (exchange), what was earned (fee) and what it cost
(withholding, costs, agency_commission, management_commission).';
comment on column api.journal_lines.amount is 'A debit; negative: a credit.';
comment on column api.journal_lines.currency is 'ISO 4217 currency.';

commit;
