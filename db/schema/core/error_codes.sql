-- Deploy ontour:schema/core/error_codes to pg
-- requires: schema/core/schemas

-- The one catalog of our own errors. Each module adds its codes in schema/<module>/error_codes;
-- docs/reference/errors.md is generated from here. PostgreSQL's own codes pass through as they are.

begin;

create table core.error_codes (
    code text not null,
    status integer not null,
    message text not null,
    hint text not null,

    constraint error_codes_pkey primary key (code),
    constraint error_codes_code_upper_case_check check (code ~ '^[A-Z][A-Z0-9_]+$'),
    constraint error_codes_status_error_check check (status between 400 and 599)
);

alter table core.error_codes enable row level security;

create policy select_everybody on core.error_codes
for select to anon, member, bridge, relay, worker
using (true);

grant select on core.error_codes to anon, member, bridge, relay, worker;

comment on table core.error_codes is
'Every error that On Tour raises itself: stable code, HTTP status, constant message, next step.';
comment on column core.error_codes.code is 'What clients compare; never changes once released.';
comment on column core.error_codes.status is 'The HTTP status of the answer.';
comment on column core.error_codes.message is 'One constant sentence; the values go to details.';
comment on column core.error_codes.hint is 'What would be right.';

insert into core.error_codes (code, status, message, hint) values
('NOT_FOUND', 404, 'There is no such row, or you may not see it.', 'Check the id and your organization.'),
('PERMISSION_DENIED', 403, 'Your role does not allow this.', 'Ask an owner or admin of the organization.'),
(
    'UNKNOWN_TABLE', 404, 'There is no tracked table of this name.',
    'Use a table name of the API, such as shows.'
),
('UNKNOWN_COUNTRY', 422, 'This is not an ISO 3166-1 country code.', 'See GET /api/countries for the codes.'),
('UNKNOWN_CURRENCY', 422, 'This is not an ISO 4217 currency code.', 'See GET /api/currencies for the codes.'),
('UNKNOWN_TIME_ZONE', 422, 'This is not an IANA time zone.', 'Use a name such as Europe/Berlin.'),
(
    'REFERENCE_NOT_FOUND', 422, 'A row that this one refers to does not exist or is deleted.',
    'Refer to a live row of the same organization.'
),
('LAST_OWNER', 409, 'An organization keeps at least one owner.', 'Make somebody else an owner first.'),
(
    'PERSONAL_ORGANIZATION', 409, 'A personal organization stays with its person.',
    'Make another organization with rpc/create_organization.'
),
(
    'OWNER_PROTECTED', 403, 'Only an owner may make, change or remove an owner.',
    'Ask an owner of the organization.'
),
(
    'FX_RATE_MISSING', 422, 'There is no exchange rate for this currency and day.',
    'Ask in another currency, or exclude what has no rate.'
);

commit;
