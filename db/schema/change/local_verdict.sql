-- Deploy ontour:schema/change/local_verdict to pg
-- requires: schema/core/schemas

begin;

create type change.local_verdict as (
    pointer text,
    section text,
    local_id text,
    verdict text,
    code text,
    message text,
    details text,
    row_id uuid
);

comment on type change.local_verdict is 'What became of one row of an offline past.';
comment on column change.local_verdict.pointer is
'Where it stands in the data, as a JSON pointer (RFC 6901).';
comment on column change.local_verdict.section is 'What it is, such as shows.';
comment on column change.local_verdict.local_id is 'Its id in the data, if it has one.';
comment on column change.local_verdict.verdict is 'created, updated, unchanged, skipped or rejected.';
comment on column change.local_verdict.code is
'Why it was skipped or rejected, as in an error: code, message and details.';
comment on column change.local_verdict.details is
'The values that were in the way; of a row that was written, the keys that nothing is known of.';
comment on column change.local_verdict.row_id is 'The row that it is here.';

commit;
