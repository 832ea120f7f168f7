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
('NOT_RESTORABLE', 422, 'Rows of this table cannot be restored.', 'Write the values you want with PATCH.'),
(
    'POSITION_INVALID', 400, 'A position of the feed is a whole number, 0 or more.',
    'Send the position of the last change that you have.'
),
(
    'POSITION_AHEAD', 400, 'The feed has not come to this position.',
    'It is of another feed: take a snapshot and its position.'
),
(
    'POSITION_GONE', 410, 'Changes from this position on are no longer kept.',
    'Take a snapshot and go on from its position.'
),
(
    'POSITION_NOT_SEALED', 404, 'No seal covers this position.',
    'The newest rows are sealed within a second or two; change.seals has the sizes.'
),
(
    'MONTH_NOT_RETIRABLE', 409, 'A month of the log cannot be retired yet.',
    'It must be over, every row of it numbered and sealed, and no transaction from it still open.'
);

commit;
