-- Deploy ontour:functions/tour/require_complete_show to pg
-- requires: schema/tour/show_deals
-- requires: schema/tour/error_codes
-- requires: functions/tour/lock_totals
-- requires: functions/tour/missing_terms
-- requires: functions/core/fail

-- Asked after the statement, on every path that could make a confirmed show incomplete. Deferrable, so
-- that restore may bring back the show first and its fee second. Under the lock of the totals, so that one
-- who confirms and one who takes the fee away cannot pass each other.

begin;

-- Security definer: the rule also holds for who may not see the money.
create or replace function tour.require_complete_show()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_show_id constant uuid := coalesce(to_jsonb(old) ->> 'show_id', to_jsonb(new) ->> 'id')::uuid;
    v_missing text;
begin
    -- A show that this transaction deletes takes its money along before it locks its totals. What an
    -- organization had that has ended is purged table by table.
    perform
    from api.shows
    join api.organizations on organizations.id = shows.org_id
    where shows.id = v_show_id and shows.deleted_at is null and organizations.deleted_at is null;
    if not found then
        return null;
    end if;
    call tour.lock_totals(array[v_show_id]);

    select
        concat_ws(
            ', ',
            case when shows.show_on is null then 'show_on' end,
            case when shows.city is null then 'city' end,
            case when shows.country is null then 'country' end,
            case when shows.status = 'confirmed' then tour.missing_terms(deals) end
        )
    into v_missing
    from api.shows
    left join api.show_deals as deals on deals.show_id = shows.id and deals.deleted_at is null
    where shows.id = v_show_id and shows.status in ('confirmed', 'completed') and shows.deleted_at is null;

    if v_missing <> '' then
        perform core.fail('SHOW_INCOMPLETE', 'missing=' || v_missing);
    end if;
    return null;
end
$$;

comment on function tour.require_complete_show() is
'Constraint trigger: a confirmed show has date, city, country, and a deal that says what it must; a completed
one date, city and country. Raises SHOW_INCOMPLETE (422).';

-- "create or replace" knows no constraint triggers.
set local client_min_messages = warning;
drop trigger if exists _200_require_complete_show on api.shows;
drop trigger if exists _200_require_complete_show_on_update on api.shows;
drop trigger if exists _200_require_complete_show on api.show_deals;
drop trigger if exists _200_require_complete_show_on_delete on api.show_deals;

create constraint trigger _200_require_complete_show
after insert on api.shows
deferrable initially immediate
for each row when (new.status in ('confirmed', 'completed'))
execute function tour.require_complete_show();

create constraint trigger _200_require_complete_show_on_update
after update on api.shows
deferrable initially immediate
for each row when (
    new.status in ('confirmed', 'completed')
    and new.deleted_at is null
    and (old.status, old.show_on, old.city, old.country, old.deleted_at)
    is distinct from (new.status, new.show_on, new.city, new.country, new.deleted_at)
)
execute function tour.require_complete_show();

create constraint trigger _200_require_complete_show
after update of deal_type, fee, percent, split_point, per_ticket, currency, deleted_at on api.show_deals
deferrable initially immediate
for each row execute function tour.require_complete_show();

create constraint trigger _200_require_complete_show_on_delete
after delete on api.show_deals
deferrable initially immediate
for each row execute function tour.require_complete_show();

commit;
