-- Deploy ontour:schema/change/error_codes to pg
-- requires: schema/core/error_codes

begin;

insert into core.error_codes (code, status, message, hint) values
(
    'VERSION_CONFLICT', 409, 'Somebody else changed this row since you read it.',
    'details holds the current row: apply your change to it and send its version.'
),
('INVALID_IF_MATCH', 400, 'If-Match must be the version of the row.', 'Send If-Match: "3" for version 3.'),
(
    'ROW_LIMIT_EXCEEDED', 422, 'One request may not change this many rows.',
    'Narrow the filter; at most 5,000 rows a request.'
),
(
    'ROW_IN_USE', 409, 'Other rows still refer to this one.',
    'Delete those first, or let them refer to another row.'
),
(
    'VERSION_NOT_FOUND', 404, 'This row never had this version, or it is no longer kept.',
    'See rpc/history for its versions.'
),
('NOT_RESTORABLE', 422, 'Rows of this table cannot be restored.', 'Write the values you want with PATCH.');

commit;
