-- Deploy ontour:functions/tour/guard_offers to pg
-- requires: schema/tour/show_offers
-- requires: schema/tour/error_codes
-- requires: functions/core/fail

-- What was offered is for life, as an id is (functions/change/stamp_row): also when a show is put back to
-- what it was before an offer was answered, the answer stays. Where a contract has been signed, it stays
-- signed.

begin;

create or replace function tour.guard_offers()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
    new.number := old.number;
    new.offered_by := old.offered_by;
    new.terms := old.terms;
    new.deal_version := old.deal_version;
    new.note := old.note;
    if old.state <> 'offered' then
        new.state := old.state;
        new.answer := old.answer;
        new.answered_at := old.answered_at;
    end if;
    if old.state = 'agreed' and old.signed_url is not null then
        if new.signed_url <> old.signed_url then
            perform core.fail('OFFER_CLOSED', format('offer_id=%s signed_url=%s', old.id, old.signed_url));
        end if;
        new.signed_url := old.signed_url;
    end if;
    return new;
end
$$;

comment on function tour.guard_offers() is
'Row trigger: what was offered, and what was answered, stays as it was said; a signed contract stays. Raises
OFFER_CLOSED (409).';

create or replace trigger _200_guard_offers
before update on api.show_offers
for each row execute function tour.guard_offers();

commit;
