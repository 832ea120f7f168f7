-- Deploy ontour:schema/tour/import_verdict to pg
-- requires: schema/core/schemas

begin;

create type tour.import_verdict as (
    "row" integer,
    verdict text,
    code text,
    message text,
    details text,
    show_id uuid
);

comment on type tour.import_verdict is 'What became of one row of an import.';
comment on column tour.import_verdict."row" is 'Its place in rows, from 1.';
comment on column tour.import_verdict.verdict is 'inserted, updated, unchanged or rejected.';
comment on column tour.import_verdict.code is
'Why it was rejected, as in an error: code, message and details.';

commit;
