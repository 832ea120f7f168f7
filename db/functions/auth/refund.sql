-- Deploy ontour:functions/auth/refund to pg
-- requires: schema/auth/throttles

begin;

create or replace function auth.refund(kind text, key text)
returns void
language sql
volatile
begin atomic
    -- Row by row, as the sweep does: no key is left without attempts.
    delete from auth.throttles
    where throttles.kind = refund.kind
        and throttles.key_hash = sha256(convert_to(refund.key, 'UTF8'))
        and cardinality(throttles.attempts) = 1;

    update auth.throttles
    set attempts = trim_array(throttles.attempts, 1)
    where throttles.kind = refund.kind
        and throttles.key_hash = sha256(convert_to(refund.key, 'UTF8'))
        and cardinality(throttles.attempts) > 1;
end;

comment on function auth.refund(text, text) is
'For functions of auth: takes the newest attempt of this kind back, since it succeeded; the failures stay.';

commit;
