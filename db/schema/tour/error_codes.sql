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
(
    'TABLE_UNREADABLE', 422, 'This file cannot be read as a table.',
    'details says why. Save it as XLSX, or as CSV in UTF-8, with one line of headings.'
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
('HOLD_NOT_FIRST', 409, 'Another hold stands ahead of this one.', 'Challenge it: send challenge_ends_at.'),
(
    'CHALLENGE_REFUSED', 422, 'This hold has nobody to challenge.',
    'details says why: it is first, another is confirmed, or the time is past.'
),
(
    'SHOW_SETTLED', 409, 'This show is settled: its figures are locked.',
    'Reopen it with a reason by POST /api/rpc/correct_settlement, then change it and settle it again.'
),
('NOT_SETTLED', 409, 'This show is not settled.', 'Settle it first: POST /api/rpc/settle.'),
(
    'SETTLEMENT_INCOMPLETE', 422, 'This show cannot be settled yet.',
    'Fill in what details names, then try again.'
),
(
    'JOURNAL_FINAL', 422, 'What stands in the journal stays as it is.',
    'A correction is an entry that reverses another: POST /api/rpc/correct_settlement.'
),
(
    'JOURNAL_UNBALANCED', 422, 'A journal entry adds up to zero in each currency.',
    'details names the entry; write all its lines in one transaction.'
),
(
    'SETTLEMENT_UNPOSTED', 422, 'A show is settled if, and only if, the journal says so.',
    'Settle and reopen it by POST /api/rpc/settle and correct_settlement.'
),
(
    'OFFER_OPEN', 409, 'This show has an offer on the table.',
    'Counter, agree, decline or withdraw that one first.'
),
(
    'OFFER_CLOSED', 409, 'This offer has been answered: it stays as it is.',
    'Make another one by POST /api/rpc/offer_deal.'
);

commit;
