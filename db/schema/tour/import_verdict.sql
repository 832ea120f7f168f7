-- Deploy ontour:schema/tour/import_verdict to pg
-- requires: schema/core/schemas

begin;

create type tour.import_verdict as (
    "row" integer,
    verdict text,
    code text,
    message text,
    details text,
    show_id uuid,
    section text,
    heading text,
    cost_id uuid
);

comment on type tour.import_verdict is 'What became of one row of an import.';
comment on column tour.import_verdict."row" is 'Its place in rows or costs, from 1.';
comment on column tour.import_verdict.verdict is 'inserted, updated, unchanged or rejected.';
comment on column tour.import_verdict.code is
'Why it was rejected, as in an error: code, message and details.';
comment on column tour.import_verdict.section is 'shows, for one of rows, or show_costs, for one of costs.';
comment on column tour.import_verdict.heading is
'Under which heading the value stands that was in the way, if it was one.';

commit;
