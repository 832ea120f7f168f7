-- Deploy ontour:schema/tour/error_codes to pg
-- requires: schema/core/error_codes

begin;

insert into core.error_codes (code, status, message, hint) values
(
    'INVALID_STATUS_TRANSITION', 422, 'A show cannot move from this status to that one.',
    'draft -> pending -> confirmed -> completed; pending -> draft; cancelled from any but completed.'
),
(
    'SHOW_INCOMPLETE', 422, 'A show of this status must be complete.',
    'Fill in what details names, then try again.'
),
(
    'AMOUNT_PRECISION', 422, 'This amount has more decimals than its currency.',
    'Round it to the minor unit of the currency; see GET /api/currencies.'
),
(
    'INVALID_ARGUMENT', 422, 'An argument has a value that is not allowed.',
    'details names the argument; see its function in the API reference.'
),
(
    'INVALID_VALUE', 422, 'A value of this row cannot be read.',
    'details names the field: dates as 2026-11-21, numbers as 1234.50.'
),
('IMPORT_RUNNING', 409, 'Another import into this organization is running.', 'Try again when it has ended.'),
(
    'IMPORT_ROLLED_BACK', 422, 'Another row of this import was refused, so this one was not written either.',
    'Correct the rows that have another code, or import without atomic.'
),
(
    'MENTION_NOT_ALLOWED', 422, 'Somebody who is mentioned may not read what this comment is about.',
    'Mention members who may read it; details names those who may not.'
),
(
    'GUEST_LIST_CLOSED', 422, 'This guest list is closed.',
    'Ask who runs it: after the cutoff they still add guests, until it is closed for good.'
),
(
    'GUEST_LIST_FULL', 409, 'This guest list does not have that many places left.',
    'Approve fewer people, or raise its allotment.'
),
(
    'NOT_A_MEMBER', 422, 'Somebody whom this row names is no member of its organization.',
    'Name a member; details names the column.'
),
('HOLD_NOT_FIRST', 409, 'Another hold stands ahead of this one.', 'Challenge it: send challenge_until.'),
(
    'CHALLENGE_REFUSED', 422, 'This hold has nobody to challenge.',
    'details says why: it is first, another is confirmed, or the time is past.'
);

commit;
