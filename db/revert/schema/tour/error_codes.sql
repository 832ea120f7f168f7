-- Revert ontour:schema/tour/error_codes from pg

begin;

delete from core.error_codes
where code in (
    'INVALID_STATUS_TRANSITION',
    'SHOW_INCOMPLETE',
    'AMOUNT_PRECISION',
    'INVALID_ARGUMENT',
    'INVALID_VALUE',
    'TABLE_UNREADABLE',
    'IMPORT_RUNNING',
    'IMPORT_ROLLED_BACK',
    'MENTION_NOT_ALLOWED',
    'GUEST_LIST_CLOSED',
    'GUEST_LIST_FULL',
    'NOT_A_MEMBER',
    'HOLD_NOT_FIRST',
    'CHALLENGE_REFUSED',
    'SHOW_SETTLED',
    'NOT_SETTLED',
    'SETTLEMENT_INCOMPLETE',
    'JOURNAL_FINAL',
    'JOURNAL_UNBALANCED',
    'SETTLEMENT_UNPOSTED',
    'OFFER_OPEN',
    'OFFER_CLOSED'
);

commit;
