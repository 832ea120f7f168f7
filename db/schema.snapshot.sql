--
-- PostgreSQL database dump
--

\restrict x



--
-- Name: analytics; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA analytics;


--
-- Name: SCHEMA analytics; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON SCHEMA analytics IS 'Documented read-only views for analysts.';


--
-- Name: api; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA api;


--
-- Name: SCHEMA api; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON SCHEMA api IS 'On Tour: tables and functions

The tables themselves and the functions that clients call, in PostgREST''s dialect: filters, order, ranges,
embedding. Send the access token of POST /auth/login as Authorization: Bearer. Update with PATCH and the
version that you read; a stale one is refused with 409 VERSION_CONFLICT. DELETE can be undone with
rpc/restore.';


--
-- Name: auth; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA auth;


--
-- Name: SCHEMA auth; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON SCHEMA auth IS 'Credentials, sessions and security events; never served.';


--
-- Name: change; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA change;


--
-- Name: SCHEMA change; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON SCHEMA change IS 'The one change log and the machinery of tracked tables.';


--
-- Name: core; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA core;


--
-- Name: SCHEMA core; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON SCHEMA core IS 'What all modules share: errors, identity of the caller, permissions, reference data.';


--
-- Name: tour; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA tour;


--
-- Name: SCHEMA tour; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON SCHEMA tour IS 'Trigger functions, calculators and private tables of the tour module.';


--
-- Name: context; Type: TYPE; Schema: change; Owner: -
--

CREATE TYPE change.context AS (
	actor_id uuid,
	session_id uuid,
	device_id text,
	source text,
	op_id uuid,
	request_id text,
	ip inet,
	user_agent text
);


--
-- Name: TYPE context; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON TYPE change.context IS 'Who and what is behind a write, as the log keeps it.';


--
-- Name: converted_line; Type: TYPE; Schema: tour; Owner: -
--

CREATE TYPE tour.converted_line AS (
	show_id uuid,
	show_on date,
	month_on date,
	status text,
	country text,
	tour_id uuid,
	shows integer,
	gross numeric,
	fee numeric,
	withholding numeric,
	commissions numeric,
	costs numeric,
	missing text
);


--
-- Name: TYPE converted_line; Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON TYPE tour.converted_line IS 'A line of tour.show_totals in another currency than its own.';


--
-- Name: COLUMN converted_line.gross; Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON COLUMN tour.converted_line.gross IS 'All amounts are in minor units of that currency.';


--
-- Name: COLUMN converted_line.missing; Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON COLUMN tour.converted_line.missing IS 'The currency that has no rate on the day of the show; else null.';


--
-- Name: finance_summary_row; Type: TYPE; Schema: tour; Owner: -
--

CREATE TYPE tour.finance_summary_row AS (
	key text,
	label text,
	shows bigint,
	excluded bigint,
	gross numeric,
	fee numeric,
	withholding numeric,
	commissions numeric,
	costs numeric,
	net numeric,
	currency text
);


--
-- Name: TYPE finance_summary_row; Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON TYPE tour.finance_summary_row IS 'One group of a finance summary. net = fee - withholding - commissions - costs; gross is box office.';


--
-- Name: COLUMN finance_summary_row.key; Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON COLUMN tour.finance_summary_row.key IS 'Month as 2026-11, tour id, country code or status; null where shows have none.';


--
-- Name: COLUMN finance_summary_row.label; Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON COLUMN tour.finance_summary_row.label IS 'What to show for the key: the tour''s or country''s name.';


--
-- Name: COLUMN finance_summary_row.excluded; Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON COLUMN tour.finance_summary_row.excluded IS 'Shows left out, wholly, because a rate is missing; not among shows.';


--
-- Name: import_verdict; Type: TYPE; Schema: tour; Owner: -
--

CREATE TYPE tour.import_verdict AS (
	"row" integer,
	verdict text,
	code text,
	message text,
	details text,
	show_id uuid
);


--
-- Name: TYPE import_verdict; Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON TYPE tour.import_verdict IS 'What became of one row of an import.';


--
-- Name: COLUMN import_verdict."row"; Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON COLUMN tour.import_verdict."row" IS 'Its place in rows, from 1.';


--
-- Name: COLUMN import_verdict.verdict; Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON COLUMN tour.import_verdict.verdict IS 'inserted, updated, unchanged or rejected.';


--
-- Name: COLUMN import_verdict.code; Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON COLUMN tour.import_verdict.code IS 'Why it was rejected, as in an error: code, message and details.';


--
-- Name: as_of(text, timestamp with time zone, uuid, jsonb); Type: FUNCTION; Schema: api; Owner: -
--

CREATE FUNCTION api.as_of(table_name text, at timestamp with time zone, id uuid DEFAULT NULL::uuid, filter jsonb DEFAULT '{}'::jsonb) RETURNS SETOF jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $_$
declare
    -- GET hands an argument of type jsonb over as a string that holds it.
    v_filter constant jsonb := case jsonb_typeof(as_of.filter)
        when 'string' then (as_of.filter #>> '{}')::jsonb
        else as_of.filter
    end;
    v_has_org boolean;
begin
    select exists (
        select from pg_catalog.pg_attribute as att
        where att.attrelid = format('api.%I', tracked.table_name)::regclass and att.attname = 'org_id'
    ) into v_has_org
    from change.tracked_tables as tracked
    where tracked.table_name = as_of.table_name;
    if not found then
        perform core.fail('UNKNOWN_TABLE', 'table=' || left(as_of.table_name, 100));
    end if;

    return query execute format(
        $sql$
            select past.after
            from api.%I as live
            cross join lateral (
                select log.op, log.after, log.topics_after
                from change.log as log
                where log.row_id = live.id and log.logged_at <= $1
                order by log.version desc, log.seq desc
                limit 1
            ) as past
            where %s
                and ($2 is null or live.id = $2)
                and past.op <> 'delete'
                and past.topics_after && (select change.readable_topics())
                and past.after @> $3
            order by live.id
        $sql$,
        as_of.table_name,
        case
            when v_has_org then 'live.org_id = any ((select core.orgs_with(''org.read''))::uuid[])'
            else 'true'
        end
    ) using as_of.at, as_of.id, v_filter;
end
$_$;


--
-- Name: FUNCTION as_of(table_name text, at timestamp with time zone, id uuid, filter jsonb); Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON FUNCTION api.as_of(table_name text, at timestamp with time zone, id uuid, filter jsonb) IS 'The rows of a table as they were at an instant, under the permissions of today.
Rows deleted since are included. id picks one row, filter those that contain this JSON. Any member who may
read them. Raises UNKNOWN_TABLE (404).';


--
-- Name: personal_org_id(); Type: FUNCTION; Schema: core; Owner: -
--

CREATE FUNCTION core.personal_org_id() RETURNS uuid
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
    return (
        select organizations.id
        from api.organizations
        where organizations.personal_user_id = core.current_user_id()
    );
end
$$;


--
-- Name: FUNCTION personal_org_id(); Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON FUNCTION core.personal_org_id() IS 'The caller''s personal organization; null for the anonymous.';


--
-- Name: finance_gaps(uuid, date, date, text, text[]); Type: FUNCTION; Schema: api; Owner: -
--

CREATE FUNCTION api.finance_gaps(org_id uuid DEFAULT core.personal_org_id(), from_on date DEFAULT NULL::date, to_on date DEFAULT NULL::date, currency text DEFAULT NULL::text, statuses text[] DEFAULT NULL::text[]) RETURNS TABLE(show_id uuid, name text, show_on date, city text, country text, status text, missing_currency text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
#variable_conflict use_column
begin
    perform core.require_permission(finance_gaps.org_id, 'finance.read');

    return query
    select distinct
        shows.id, shows.name, shows.show_on, shows.city, shows.country, shows.status, lines.missing
    from tour.converted_lines(
        finance_gaps.org_id,
        finance_gaps.from_on,
        finance_gaps.to_on,
        (tour.summary_currency(finance_gaps.org_id, finance_gaps.currency)).code,
        tour.summary_statuses(finance_gaps.statuses, 'month')
    ) as lines
    join api.shows on shows.id = lines.show_id
    where lines.missing is not null
    order by shows.show_on, shows.id, lines.missing;
end
$$;


--
-- Name: FUNCTION finance_gaps(org_id uuid, from_on date, to_on date, currency text, statuses text[]); Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON FUNCTION api.finance_gaps(org_id uuid, from_on date, to_on date, currency text, statuses text[]) IS 'The shows that finance_summary cannot convert: missing_currency has no exchange rate on the day of the
show, or the show has no date. Same arguments, rights and errors as finance_summary.';


--
-- Name: finance_summary(uuid, date, date, text, text, text, text[]); Type: FUNCTION; Schema: api; Owner: -
--

CREATE FUNCTION api.finance_summary(org_id uuid DEFAULT core.personal_org_id(), from_on date DEFAULT NULL::date, to_on date DEFAULT NULL::date, currency text DEFAULT NULL::text, group_by text DEFAULT 'month'::text, missing_rates text DEFAULT 'error'::text, statuses text[] DEFAULT NULL::text[]) RETURNS SETOF tour.finance_summary_row
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_custom_plan'
    SET jit TO 'off'
    AS $$
#variable_conflict use_column
declare
    v_statuses text[];
    v_currency api.currencies;
    v_code text;
    v_unit numeric;
    v_converted tour.converted_line[];
    v_gap tour.converted_line;
    v_left_out uuid[];
begin
    perform core.require_permission(finance_summary.org_id, 'finance.read');
    perform tour.require_value('group_by', finance_summary.group_by, '{month,tour,country,status}');
    perform tour.require_value('missing_rates', finance_summary.missing_rates, '{error,exclude}');
    v_statuses := tour.summary_statuses(finance_summary.statuses, finance_summary.group_by);
    v_currency := tour.summary_currency(finance_summary.org_id, finance_summary.currency);
    v_code := v_currency.code;
    v_unit := 10::numeric ^ -v_currency.minor_units;

    v_converted := array(
        select lines
        from tour.converted_lines(
            finance_summary.org_id, finance_summary.from_on, finance_summary.to_on, v_code, v_statuses
        ) as lines
    );
    v_left_out := array(select c.show_id from unnest(v_converted) as c where c.missing is not null);
    if finance_summary.missing_rates = 'error' and v_left_out <> '{}' then
        select c.* into v_gap
        from unnest(v_converted) as c
        where c.missing is not null
        order by c.show_on, c.show_id;
        perform core.fail(
            'FX_RATE_MISSING',
            format('currency=%s on=%s show_id=%s', v_gap.missing, v_gap.show_on, v_gap.show_id),
            'See rpc/finance_gaps for all of them; missing_rates=exclude leaves these shows out.'
        );
    end if;

    return query
    with part as (
        select
            case finance_summary.group_by when 'month' then l.month_on end as month_on,
            case finance_summary.group_by when 'tour' then l.tour_id end as tour_id,
            case finance_summary.group_by when 'country' then l.country end as country,
            case finance_summary.group_by when 'status' then l.status end as status,
            sum(l.shows) as shows, 0 as excluded,
            sum(l.gross) as gross, sum(l.fee) as fee, sum(l.withholding) as withholding,
            sum(l.commissions) as commissions, sum(l.costs) as costs
        from tour.own_lines(
            finance_summary.org_id, finance_summary.from_on, finance_summary.to_on, v_code, v_statuses
        ) as l
        where l.show_id <> all (v_left_out)
        group by 1, 2, 3, 4
        union all
        select
            case finance_summary.group_by when 'month' then c.month_on end,
            case finance_summary.group_by when 'tour' then c.tour_id end,
            case finance_summary.group_by when 'country' then c.country end,
            case finance_summary.group_by when 'status' then c.status end,
            sum(c.shows), 0, sum(c.gross), sum(c.fee), sum(c.withholding), sum(c.commissions), sum(c.costs)
        from unnest(v_converted) as c
        where c.show_id <> all (v_left_out)
        group by 1, 2, 3, 4
        union all
        select
            case finance_summary.group_by when 'month' then t.month_on end,
            case finance_summary.group_by when 'tour' then t.tour_id end,
            case finance_summary.group_by when 'country' then t.country end,
            case finance_summary.group_by when 'status' then t.status end,
            0, sum(t.shows), 0, 0, 0, 0, 0
        from tour.show_totals as t
        where t.show_id = any (v_left_out)
        group by 1, 2, 3, 4
    ),
    total as (
        select
            month_on, tour_id, country, status, sum(shows) as shows, sum(excluded) as excluded,
            sum(gross) as gross, sum(fee) as fee, sum(withholding) as withholding,
            sum(commissions) as commissions, sum(costs) as costs
        from part
        group by 1, 2, 3, 4
    )
    select
        named.key, coalesce(
            (select tours.name from api.tours where tours.id = total.tour_id),
            (select countries.name from api.countries where countries.code = total.country),
            named.key
        ) as label,
        total.shows::bigint, total.excluded::bigint,
        round(total.gross * v_unit, v_currency.minor_units),
        round(total.fee * v_unit, v_currency.minor_units),
        round(total.withholding * v_unit, v_currency.minor_units),
        round(total.commissions * v_unit, v_currency.minor_units),
        round(total.costs * v_unit, v_currency.minor_units),
        round(
            (total.fee - total.withholding - total.commissions - total.costs) * v_unit, v_currency.minor_units
        ),
        v_code
    from total
    cross join lateral (
        select coalesce(to_char(month_on, 'YYYY-MM'), tour_id::text, country, status) as key
    ) as named
    order by total.month_on, label, named.key;
end
$$;


--
-- Name: FUNCTION finance_summary(org_id uuid, from_on date, to_on date, currency text, group_by text, missing_rates text, statuses text[]); Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON FUNCTION api.finance_summary(org_id uuid, from_on date, to_on date, currency text, group_by text, missing_rates text, statuses text[]) IS 'The money of an organization''s shows in one currency, grouped by month, tour, country or status of the
show. gross is attendance times door price; net = fee - withholding - commissions - costs. Every line of a
show is converted at the rate agreed for it, else at that of its day, and rounded half even, so that groups
add up to the whole. statuses: which shows count; all but cancelled ones if not given, and all if grouped by
status. missing_rates: error, or exclude to leave shows without a rate out and count them as excluded. For
members with finance.read. Raises PERMISSION_DENIED (403), NOT_FOUND (404), FX_RATE_MISSING,
UNKNOWN_CURRENCY and INVALID_ARGUMENT (422).';


--
-- Name: current_user_id(); Type: FUNCTION; Schema: core; Owner: -
--

CREATE FUNCTION core.current_user_id() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (((NULLIF(current_setting('request.jwt.claims'::text, true), ''::text))::jsonb ->> 'sub'::text))::uuid AS uuid;
END;


--
-- Name: FUNCTION current_user_id(); Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON FUNCTION core.current_user_id() IS 'The person who makes this request, from the verified token; null for the anonymous and for SQL sessions.';


--
-- Name: orgs_with(text); Type: FUNCTION; Schema: core; Owner: -
--

CREATE FUNCTION core.orgs_with(permission text) RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    return (
        select coalesce(array_agg(memberships.org_id), '{}')
        from api.memberships
        join core.role_permissions as granted on granted.role = memberships.role
        where memberships.user_id = core.current_user_id()
            and memberships.deleted_at is null
            and granted.permission = orgs_with.permission
    );
end
$$;


--
-- Name: FUNCTION orgs_with(permission text); Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON FUNCTION core.orgs_with(permission text) IS 'The organizations in which the caller has this permission; an empty array if none.';


--
-- Name: uuid_v7(); Type: FUNCTION; Schema: core; Owner: -
--

CREATE FUNCTION core.uuid_v7() RETURNS uuid
    LANGUAGE plpgsql PARALLEL SAFE
    SET search_path TO ''
    AS $$
declare
    v_us constant bigint := (extract(epoch from clock_timestamp()) * 1000000)::bigint;
begin
    return encode(
        overlay(
            uuid_send(gen_random_uuid())
            placing int8send(((v_us / 1000) << 16) | x'7000'::bigint | (v_us % 1000 * 4096 / 1000))
            from 1 for 8
        ),
        'hex'
    )::uuid;
end
$$;


--
-- Name: FUNCTION uuid_v7(); Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON FUNCTION core.uuid_v7() IS 'A new time-ordered UUID, version 7 of RFC 9562.';




--
-- Name: memberships; Type: TABLE; Schema: api; Owner: -
--

CREATE TABLE api.memberships (
    id uuid DEFAULT core.uuid_v7() NOT NULL,
    org_id uuid NOT NULL,
    user_id uuid NOT NULL,
    role text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by uuid,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_by uuid,
    deleted_at timestamp with time zone
);


--
-- Name: TABLE memberships; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON TABLE api.memberships IS 'Who belongs to which organization, and as what.';


--
-- Name: COLUMN memberships.role; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.memberships.role IS 'owner, admin, manager, finance, crew or viewer.';


--
-- Name: COLUMN memberships.version; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.memberships.version IS 'Counts the changes of this row. Send the one you read with a PATCH: a stale one is refused.';


--
-- Name: COLUMN memberships.created_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.memberships.created_at IS 'When this row was made.';


--
-- Name: COLUMN memberships.created_by; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.memberships.created_by IS 'The person who made it.';


--
-- Name: COLUMN memberships.updated_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.memberships.updated_at IS 'When it was changed last.';


--
-- Name: COLUMN memberships.updated_by; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.memberships.updated_by IS 'The person who changed it last.';


--
-- Name: COLUMN memberships.deleted_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.memberships.deleted_at IS 'When it was deleted; such rows are not shown.';


--
-- Name: readable_topics(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.readable_topics() RETURNS text[]
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT COALESCE(array_agg(readable.topic), '{}'::text[]) AS "coalesce"
    FROM ((
                  SELECT ('org:'::text || org_id.org_id) AS "?column?"
                    FROM unnest(core.orgs_with('show.read'::text)) org_id(org_id)
                 UNION ALL
                  SELECT (('org:'::text || org_id.org_id) || ':finance'::text)
                    FROM unnest(core.orgs_with('finance.read'::text)) org_id(org_id)
                 UNION ALL
                  SELECT ('user:'::text || core.current_user_id())
         ) UNION
          SELECT ('user:'::text || memberships.user_id)
            FROM api.memberships memberships
           WHERE ((memberships.org_id = ANY (( SELECT core.orgs_with('org.read'::text) AS orgs_with)::uuid[])) AND (memberships.deleted_at IS NULL))) readable(topic)
   WHERE (readable.topic IS NOT NULL);
END;


--
-- Name: FUNCTION readable_topics(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.readable_topics() IS 'The topics that the caller may read now.';


--
-- Name: users; Type: TABLE; Schema: api; Owner: -
--

CREATE TABLE api.users (
    id uuid DEFAULT core.uuid_v7() NOT NULL,
    username text,
    full_name text NOT NULL,
    avatar_url text,
    language text DEFAULT 'en'::text NOT NULL,
    time_zone text DEFAULT 'UTC'::text NOT NULL,
    status text DEFAULT 'active'::text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by uuid,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_by uuid,
    deleted_at timestamp with time zone,
    CONSTRAINT users_avatar_url_form_check CHECK (((avatar_url ~ '^https?://'::text) AND (char_length(avatar_url) <= 2000))),
    CONSTRAINT users_full_name_length_check CHECK (((char_length(full_name) >= 1) AND (char_length(full_name) <= 200))),
    CONSTRAINT users_language_form_check CHECK ((language ~ '^[a-z]{2,3}(-[A-Z]{2})?$'::text)),
    CONSTRAINT users_status_known_check CHECK ((status = ANY (ARRAY['active'::text, 'inactive'::text, 'suspended'::text]))),
    CONSTRAINT users_username_form_check CHECK ((username ~ '^[a-z0-9][a-z0-9_.-]{2,29}$'::text))
);


--
-- Name: TABLE users; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON TABLE api.users IS 'A person: an artist, crew member, manager, promoter or fan.';


--
-- Name: COLUMN users.username; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.users.username IS 'Unique handle: 3 to 30 of a-z, 0-9, dot, dash and underscore.';


--
-- Name: COLUMN users.full_name; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.users.full_name IS 'The name by which others know this person.';


--
-- Name: COLUMN users.avatar_url; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.users.avatar_url IS 'Address of a picture.';


--
-- Name: COLUMN users.language; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.users.language IS 'BCP 47 language for texts sent to this person, such as en or de-AT.';


--
-- Name: COLUMN users.time_zone; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.users.time_zone IS 'IANA time zone in which this person wants to see instants.';


--
-- Name: COLUMN users.status; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.users.status IS 'active, inactive or suspended; only active people can use a session.';


--
-- Name: COLUMN users.version; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.users.version IS 'Counts the changes of this row. Send the one you read with a PATCH: a stale one is refused.';


--
-- Name: COLUMN users.created_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.users.created_at IS 'When this row was made.';


--
-- Name: COLUMN users.created_by; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.users.created_by IS 'The person who made it.';


--
-- Name: COLUMN users.updated_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.users.updated_at IS 'When it was changed last.';


--
-- Name: COLUMN users.updated_by; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.users.updated_by IS 'The person who changed it last.';


--
-- Name: COLUMN users.deleted_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.users.deleted_at IS 'When it was deleted; such rows are not shown.';


--
-- Name: log; Type: TABLE; Schema: change; Owner: -
--

CREATE TABLE change.log (
    seq bigint NOT NULL,
    logged_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    tx_id xid8 DEFAULT pg_current_xact_id() NOT NULL,
    table_name text NOT NULL,
    row_id uuid NOT NULL,
    version integer NOT NULL,
    op text NOT NULL,
    before jsonb,
    after jsonb,
    topics_before text[],
    topics_after text[],
    actor_id uuid,
    session_id uuid,
    device_id text,
    source text NOT NULL,
    op_id uuid,
    request_id text,
    ip inet,
    user_agent text,
    CONSTRAINT log_op_known_check CHECK ((op = ANY (ARRAY['insert'::text, 'update'::text, 'delete'::text, 'restore'::text, 'purge'::text]))),
    CONSTRAINT log_source_known_check CHECK ((source = ANY (ARRAY['api'::text, 'sync'::text, 'worker'::text, 'sql'::text])))
)
PARTITION BY RANGE (logged_at);


--
-- Name: TABLE log; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON TABLE change.log IS 'One row for each insert, update and delete of a tracked row, written in its transaction.';


--
-- Name: COLUMN log.seq; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.log.seq IS 'Write order; ascends with the versions of a row, not with commits.';


--
-- Name: COLUMN log.logged_at; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.log.logged_at IS 'The clock when the row was written; ascends with the versions of a row.';


--
-- Name: COLUMN log.tx_id; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.log.tx_id IS 'The transaction; rows that were changed together share it.';


--
-- Name: COLUMN log.op; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.log.op IS 'insert, update, delete (soft), restore (undelete) or purge (the row is gone).';


--
-- Name: COLUMN log.before; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.log.before IS 'The whole row before the change, without redacted columns; null for an insert.';


--
-- Name: COLUMN log.after; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.log.after IS 'The whole row after the change, without redacted columns; null after a purge.';


--
-- Name: COLUMN log.topics_before; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.log.topics_before IS 'Who could read the old image, such as org:<id>; null for an insert.';


--
-- Name: COLUMN log.topics_after; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.log.topics_after IS 'Who may read the new image; null for a purge.';


--
-- Name: COLUMN log.source; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.log.source IS 'api, sync, worker or sql.';


--
-- Name: COLUMN log.op_id; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.log.op_id IS 'The client''s id of an offline operation.';


--
-- Name: history(text, uuid); Type: FUNCTION; Schema: api; Owner: -
--

CREATE FUNCTION api.history(table_name text, id uuid) RETURNS TABLE(version integer, op text, at timestamp with time zone, actor_id uuid, actor_name text, changes jsonb, "row" jsonb, device_id text, source text, request_id text, tx_id xid8)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT log.version,
     log.op,
     log.logged_at,
     log.actor_id,
     users.full_name,
     ( SELECT COALESCE(jsonb_object_agg(f.key, jsonb_build_object('from', f.value, 'to', (log.after -> f.key))), '{}'::jsonb) AS "coalesce"
            FROM jsonb_each(log.before) f(key, value)
           WHERE ((f.value IS DISTINCT FROM (log.after -> f.key)) AND (f.key <> ALL (ARRAY['version'::text, 'updated_at'::text, 'updated_by'::text])))) AS "coalesce",
     log.after,
     log.device_id,
     log.source,
     log.request_id,
     log.tx_id
    FROM (change.log log
      LEFT JOIN api.users users ON ((users.id = log.actor_id)))
   WHERE ((log.row_id = history.id) AND (log.table_name = history.table_name) AND (COALESCE(log.topics_after, log.topics_before) && ( SELECT change.readable_topics() AS readable_topics)))
   ORDER BY log.version, log.seq;
END;


--
-- Name: FUNCTION history(table_name text, id uuid); Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON FUNCTION api.history(table_name text, id uuid) IS 'Every version of a row, oldest first: who, when, what changed from what to what, and the row as it then was.
Any member who may read the row. Nothing that the caller may not read: an empty list.';


--
-- Name: import_shows(jsonb, uuid, boolean, boolean); Type: FUNCTION; Schema: api; Owner: -
--

CREATE FUNCTION api.import_shows(rows jsonb, org_id uuid DEFAULT core.personal_org_id(), atomic boolean DEFAULT false, dry_run boolean DEFAULT false) RETURNS SETOF tour.import_verdict
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_row record;
    v_verdict tour.import_verdict;
    v_verdicts tour.import_verdict[] := array[]::tour.import_verdict[];
    v_has_rejected boolean := false;
    v_error jsonb;
    v_undo boolean;
begin
    perform core.require_permission(import_shows.org_id, 'show.write');
    if jsonb_typeof(import_shows.rows) is distinct from 'array' then
        perform core.fail('INVALID_ARGUMENT', 'rows is not an array');
    end if;
    if jsonb_array_length(import_shows.rows) > 5000 then
        perform core.fail('ROW_LIMIT_EXCEEDED', format('rows=%s', jsonb_array_length(import_shows.rows)));
    end if;
    begin
        -- Two imports at once would each make the same tours and venues.
        perform pg_advisory_xact_lock(hashtextextended('tour.import_shows ' || import_shows.org_id, 0));
    exception
        when lock_not_available then
            perform core.fail('IMPORT_RUNNING');
    end;

    begin
        for v_row in
            select
                given.place,
                given.data,
                row_number() over (
                    partition by given.data ->> 'date', given.data ->> 'venue', given.data ->> 'city'
                    order by given.place
                ) as ordinal
            from jsonb_array_elements(import_shows.rows) with ordinality as given (data, place)
            order by given.place
        loop
            begin
                v_verdict := tour.import_show(import_shows.org_id, v_row.data, v_row.ordinal::integer);
            exception
                when others then
                    v_verdict := null;
                    get stacked diagnostics
                        v_verdict.code = returned_sqlstate,
                        v_verdict.message = message_text;
                    if v_verdict.code = 'PGRST' then
                        v_error := v_verdict.message::jsonb;
                        v_verdict.code := v_error ->> 'code';
                        v_verdict.message := v_error ->> 'message';
                        v_verdict.details := v_error ->> 'details';
                    end if;
                    v_verdict.verdict := 'rejected';
                    v_has_rejected := true;
            end;
            v_verdict."row" := v_row.place::integer;
            v_verdicts := v_verdicts || v_verdict;
        end loop;

        v_undo := import_shows.dry_run or import_shows.atomic and v_has_rejected;
        if v_undo then
            raise exception using errcode = 'OT001', message = 'undone';
        end if;
    exception
        when sqlstate 'OT001' then
            null;
    end;

    foreach v_verdict in array v_verdicts loop
        if v_undo and v_verdict.verdict in ('inserted', 'updated') then
            if v_verdict.verdict = 'inserted' then
                v_verdict.show_id := null;
            end if;
            if import_shows.atomic and v_has_rejected then
                v_verdict.verdict := 'rejected';
                v_verdict.code := 'IMPORT_ROLLED_BACK';
                select error_codes.message into v_verdict.message
                from core.error_codes
                where error_codes.code = 'IMPORT_ROLLED_BACK';
            end if;
        end if;
        return next v_verdict;
    end loop;
end
$$;


--
-- Name: FUNCTION import_shows(rows jsonb, org_id uuid, atomic boolean, dry_run boolean); Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON FUNCTION api.import_shows(rows jsonb, org_id uuid, atomic boolean, dry_run boolean) IS 'Imports a table of shows: an array of objects with date, and any of tour, venue, city, subdivision,
country, country_code, latitude, longitude, time_zone, attendance, expected_attendance, door_price, fee,
currency, name, status, notes, external_id, all as text. Answers with a verdict for each row. A row is known
by its external_id, else by date, venue and city (ordinal tells apart several of these): importing it again
changes nothing. atomic: all rows or none. dry_run: the same verdicts, nothing written. For members with
show.write, and finance.write if rows have money. Raises PERMISSION_DENIED (403), NOT_FOUND (404),
IMPORT_RUNNING (409), INVALID_ARGUMENT and ROW_LIMIT_EXCEEDED (422).';


--
-- Name: restore(text, uuid, integer, boolean); Type: FUNCTION; Schema: api; Owner: -
--

CREATE FUNCTION api.restore(table_name text, id uuid, version integer, with_children boolean DEFAULT false) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $_$
declare
    v_tracked change.tracked_tables;
    v_wanted change.log;
    v_last change.log;
    v_row jsonb;
begin
    select * into v_tracked from change.tracked_tables as t where t.table_name = restore.table_name;
    if not found then
        perform core.fail('UNKNOWN_TABLE', 'table=' || left(restore.table_name, 100));
    end if;
    if v_tracked.write_permission is null then
        perform core.fail('NOT_RESTORABLE', 'table=' || restore.table_name);
    end if;

    -- Lock before looking: what is restored over must be what was judged.
    execute format(
        'select to_jsonb(live) from api.%I as live where live.id = $1 for no key update', restore.table_name
    ) into v_row using restore.id;
    select log.* into v_last
    from change.log as log
    where log.row_id = restore.id
        and log.table_name = restore.table_name
        and log.topics_after && (select change.readable_topics())
    order by log.version desc, log.seq desc
    limit 1;
    if v_row is null or v_last.seq is null then
        perform core.fail('NOT_FOUND', format('table=%s id=%s', restore.table_name, restore.id));
    end if;
    if not coalesce(v_row ->> 'org_id', v_row ->> 'id')::uuid
        = any (core.orgs_with(v_tracked.write_permission))
    then
        perform core.fail('PERMISSION_DENIED', 'permission=' || v_tracked.write_permission);
    end if;

    select log.* into v_wanted
    from change.log as log
    where log.row_id = restore.id
        and log.table_name = restore.table_name
        and log.version = restore.version
        and log.op <> 'purge';
    if not found then
        perform core.fail('VERSION_NOT_FOUND', format('id=%s version=%s', restore.id, restore.version));
    end if;

    -- Rules over a row and its children are asked when all of them are back.
    set constraints all deferred;
    v_row := change.put_image(restore.table_name, restore.id, v_wanted.after);
    if restore.with_children then
        perform change.restore_children(restore.table_name, restore.id, v_wanted.seq, v_wanted.tx_id);
    elsif v_last.op = 'delete' then
        perform change.restore_deleted_with(restore.table_name, restore.id, v_last.tx_id);
    end if;
    set constraints all immediate;
    return v_row;
end
$_$;


--
-- Name: FUNCTION restore(table_name text, id uuid, version integer, with_children boolean); Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON FUNCTION api.restore(table_name text, id uuid, version integer, with_children boolean) IS 'Writes an earlier version of a row back as a new version, and returns the row.
A deleted row comes back together with what was deleted with it. with_children: its children too become what
they were as of that commit; those that are newer are deleted. Who may write the row. Raises UNKNOWN_TABLE,
NOT_FOUND, VERSION_NOT_FOUND (404), PERMISSION_DENIED (403), NOT_RESTORABLE (422), and whatever a write of
these values raises.';


--
-- Name: check_request(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.check_request() RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $_$
declare
    v_claims constant jsonb := nullif(current_setting('request.jwt.claims', true), '')::jsonb;
    v_uuid constant text := '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$';
    v_now constant numeric := extract(epoch from clock_timestamp());
    v_issued numeric;
    v_expires numeric;
begin
    -- What PostgREST sets when there is no token.
    if v_claims = '{"role": "anon"}' then
        return;
    end if;

    if (
        jsonb_typeof(v_claims -> 'iat') = 'number'
        and jsonb_typeof(v_claims -> 'exp') = 'number'
        and v_claims ->> 'aud' = current_setting('app.settings.jwt_audience', true)
        and v_claims ->> 'iss' = current_setting('app.settings.jwt_issuer', true)
        and v_claims ->> 'role' = 'member'
        and v_claims ->> 'sub' ~ v_uuid
        and v_claims ->> 'sid' ~ v_uuid
    ) is not true then
        perform core.fail('TOKEN_INVALID');
    end if;

    v_issued := (v_claims -> 'iat')::numeric;
    v_expires := (v_claims -> 'exp')::numeric;
    if v_issued > v_now + 30 or v_expires <= v_issued or v_expires > v_issued + 3600 then
        perform core.fail('TOKEN_INVALID');
    end if;
    if v_expires <= v_now then
        perform core.fail('TOKEN_EXPIRED');
    end if;

    -- A suspension revokes the sessions, so this one read answers for the person as well.
    perform from auth.sessions
    where sessions.id = (v_claims ->> 'sid')::uuid
        and sessions.user_id = (v_claims ->> 'sub')::uuid
        and sessions.revoked_at is null
        and sessions.expires_at > now();
    if not found then
        perform core.fail('SESSION_REVOKED');
    end if;
end
$_$;


--
-- Name: FUNCTION check_request(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.check_request() IS 'Lets a request pass if it has no token, or one whose claims are all in order and whose session is alive.
Raises TOKEN_INVALID, TOKEN_EXPIRED and SESSION_REVOKED (401).';


--
-- Name: context(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.context() RETURNS change.context
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
    v_claims jsonb := nullif(current_setting('request.jwt.claims', true), '')::jsonb;
    v_headers jsonb := nullif(current_setting('request.headers', true), '')::jsonb;
    v_context change.context;
begin
    v_context.actor_id := (v_claims ->> 'sub')::uuid;
    v_context.session_id := (v_claims ->> 'sid')::uuid;
    v_context.source := coalesce(
        nullif(current_setting('ontour.source', true), ''),
        case when v_headers is null then 'sql' else 'api' end
    );
    v_context.op_id := nullif(current_setting('ontour.op_id', true), '')::uuid;
    v_context.device_id := left(
        coalesce(nullif(current_setting('ontour.device_id', true), ''), v_headers ->> 'x-device-id'), 200
    );
    v_context.request_id := left(v_headers ->> 'x-request-id', 200);
    v_context.user_agent := left(v_headers ->> 'user-agent', 500);
    begin
        v_context.ip := (v_headers ->> 'x-real-ip')::inet;
    exception
        when invalid_text_representation then
            v_context.ip := null;
    end;
    return v_context;
end
$$;


--
-- Name: FUNCTION context(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.context() IS 'Actor, session, device, source, request and address of this statement, from the request''s settings.';


--
-- Name: security_events; Type: TABLE; Schema: auth; Owner: -
--

CREATE TABLE auth.security_events (
    id uuid DEFAULT core.uuid_v7() NOT NULL,
    happened_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    kind text NOT NULL,
    user_id uuid NOT NULL,
    session_id uuid,
    device_id text DEFAULT (change.context()).device_id,
    user_agent text DEFAULT (change.context()).user_agent,
    ip inet DEFAULT (change.context()).ip,
    request_id text DEFAULT (change.context()).request_id,
    CONSTRAINT security_events_kind_known_check CHECK ((kind = ANY (ARRAY['registered'::text, 'logged_in'::text, 'logged_out'::text, 'refresh_reused'::text, 'person_deactivated'::text])))
);


--
-- Name: TABLE security_events; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON TABLE auth.security_events IS 'What happened to a person''s account, and from where; rows are only added.';


--
-- Name: COLUMN security_events.kind; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.security_events.kind IS 'registered, logged_in, logged_out, refresh_reused or person_deactivated.';


--
-- Name: sessions; Type: TABLE; Schema: auth; Owner: -
--

CREATE TABLE auth.sessions (
    id uuid DEFAULT core.uuid_v7() NOT NULL,
    user_id uuid NOT NULL,
    amr text[] NOT NULL,
    device_id text DEFAULT (change.context()).device_id,
    user_agent text DEFAULT (change.context()).user_agent,
    ip inet DEFAULT (change.context()).ip,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    last_used_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    revoked_reason text,
    CONSTRAINT sessions_revoked_for_a_reason_check CHECK (((revoked_at IS NULL) = (revoked_reason IS NULL))),
    CONSTRAINT sessions_revoked_reason_known_check CHECK ((revoked_reason = ANY (ARRAY['logout'::text, 'refresh_reused'::text, 'person_inactive'::text])))
)
WITH (fillfactor='80');


--
-- Name: TABLE sessions; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON TABLE auth.sessions IS 'One sign-in on one device, until it expires or is revoked.';


--
-- Name: COLUMN sessions.amr; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.sessions.amr IS 'How the person proved who they are (RFC 8176), such as {pwd}.';


--
-- Name: COLUMN sessions.device_id; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.sessions.device_id IS 'What the client calls its device (X-Device-ID).';


--
-- Name: COLUMN sessions.last_used_at; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.sessions.last_used_at IS 'The last refresh.';


--
-- Name: COLUMN sessions.expires_at; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.sessions.expires_at IS 'When it ends unless it is refreshed before.';


--
-- Name: COLUMN sessions.revoked_reason; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.sessions.revoked_reason IS 'logout, refresh_reused or person_inactive; null while it lives.';


--
-- Name: close_session(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.close_session() RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 WITH closed AS (
          UPDATE auth.sessions sessions SET revoked_at = now(), revoked_reason = 'logout'::text
            FROM change.context() context(actor_id, session_id, device_id, source, op_id, request_id, ip, user_agent)
           WHERE ((sessions.id = context.session_id) AND (sessions.user_id = context.actor_id) AND (sessions.revoked_at IS NULL))
           RETURNING sessions.id,
             sessions.user_id
         )
  INSERT INTO auth.security_events (kind, user_id, session_id)  SELECT 'logged_out',
             closed.user_id,
             closed.id
            FROM closed;
END;


--
-- Name: FUNCTION close_session(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.close_session() IS 'Ends the session of the caller''s token; a second time does nothing.';


--
-- Name: is_email(text); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.is_email(address text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ((octet_length(address) <= 254) AND (address ~ '^[a-z0-9.!#$%&''*+/=?^_`{|}~-]{1,64}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$'::text));
END;


--
-- Name: FUNCTION is_email(address text); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.is_email(address text) IS 'Whether this is an email address, in lower case.';


--
-- Name: email_addresses; Type: TABLE; Schema: auth; Owner: -
--

CREATE TABLE auth.email_addresses (
    user_id uuid NOT NULL,
    email text NOT NULL,
    verified_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT email_addresses_email_form_check CHECK (auth.is_email(email))
);


--
-- Name: TABLE email_addresses; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON TABLE auth.email_addresses IS 'The address a person signs in with; some have none.';


--
-- Name: COLUMN email_addresses.email; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.email_addresses.email IS 'In lower case: one spelling, one account.';


--
-- Name: COLUMN email_addresses.verified_at; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.email_addresses.verified_at IS 'When the person proved that it is theirs; null until then.';


--
-- Name: passwords; Type: TABLE; Schema: auth; Owner: -
--

CREATE TABLE auth.passwords (
    user_id uuid NOT NULL,
    password_hash text NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT passwords_password_hash_argon2id_check CHECK ((password_hash ~~ '$argon2id$%'::text))
);


--
-- Name: TABLE passwords; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON TABLE auth.passwords IS 'A person''s password, hashed by the bridge; who signs in otherwise has none.';


--
-- Name: COLUMN passwords.password_hash; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.passwords.password_hash IS 'argon2id with its parameters and salt, in the PHC format.';


--
-- Name: find_login(text); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.find_login(email text) RETURNS json
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT json_build_object('user_id', passwords.user_id, 'password_hash', passwords.password_hash) AS json_build_object
    FROM (auth.email_addresses addresses
      JOIN auth.passwords passwords ON ((passwords.user_id = addresses.user_id)))
   WHERE (addresses.email = lower(TRIM(BOTH FROM find_login.email)));
END;


--
-- Name: FUNCTION find_login(email text); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.find_login(email text) IS 'user_id and password_hash behind an email address; null if there is none.';


--
-- Name: organizations; Type: TABLE; Schema: api; Owner: -
--

CREATE TABLE api.organizations (
    id uuid DEFAULT core.uuid_v7() NOT NULL,
    name text NOT NULL,
    currency text DEFAULT 'EUR'::text NOT NULL,
    personal_user_id uuid,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by uuid,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_by uuid,
    deleted_at timestamp with time zone,
    CONSTRAINT organizations_name_length_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200)))
);


--
-- Name: TABLE organizations; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON TABLE api.organizations IS 'Who owns business data: an act, its management, a promoter, an agency.';


--
-- Name: COLUMN organizations.name; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.organizations.name IS 'What its people call it.';


--
-- Name: COLUMN organizations.currency; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.organizations.currency IS 'ISO 4217 currency in which this organization adds up its money.';


--
-- Name: COLUMN organizations.personal_user_id; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.organizations.personal_user_id IS 'The person whose personal organization this is; else null.';


--
-- Name: COLUMN organizations.version; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.organizations.version IS 'Counts the changes of this row. Send the one you read with a PATCH: a stale one is refused.';


--
-- Name: COLUMN organizations.created_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.organizations.created_at IS 'When this row was made.';


--
-- Name: COLUMN organizations.created_by; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.organizations.created_by IS 'The person who made it.';


--
-- Name: COLUMN organizations.updated_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.organizations.updated_at IS 'When it was changed last.';


--
-- Name: COLUMN organizations.updated_by; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.organizations.updated_by IS 'The person who changed it last.';


--
-- Name: COLUMN organizations.deleted_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.organizations.deleted_at IS 'When it was deleted; such rows are not shown.';


--
-- Name: profile(uuid); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.profile(user_id uuid) RETURNS json
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT json_build_object('id', users.id, 'email', addresses.email, 'email_verified', (addresses.verified_at IS NOT NULL), 'username', users.username, 'full_name', users.full_name, 'avatar_url', users.avatar_url, 'language', users.language, 'time_zone', users.time_zone, 'organizations', COALESCE(( SELECT json_agg(json_build_object('id', organizations.id, 'name', organizations.name, 'role', memberships.role, 'personal', (NOT (organizations.personal_user_id IS DISTINCT FROM users.id))) ORDER BY (NOT (organizations.personal_user_id IS DISTINCT FROM users.id)) DESC, organizations.name) AS json_agg
            FROM (api.memberships memberships
              JOIN api.organizations organizations ON ((organizations.id = memberships.org_id)))
           WHERE ((memberships.user_id = users.id) AND (memberships.deleted_at IS NULL) AND (organizations.deleted_at IS NULL))), '[]'::json)) AS json_build_object
    FROM (api.users users
      LEFT JOIN auth.email_addresses addresses ON ((addresses.user_id = users.id)))
   WHERE (users.id = profile.user_id);
END;


--
-- Name: FUNCTION profile(user_id uuid); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.profile(user_id uuid) IS 'A person as they see themselves, with their organizations, the personal one first; for functions of auth.';


--
-- Name: me(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.me() RETURNS json
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT auth.profile(core.current_user_id()) AS profile;
END;


--
-- Name: FUNCTION me(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.me() IS 'The caller as they see themselves, with their organizations.';


--
-- Name: open_session(uuid, bytea, text[], interval); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.open_session(user_id uuid, token_hash bytea, amr text[], lifetime interval) RETURNS json
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_session_id uuid;
begin
    -- The lock makes a suspension wait, which then revokes this session as well.
    perform from api.users
    where users.id = open_session.user_id and users.status = 'active' and users.deleted_at is null
    for share;
    if not found then
        perform core.fail('ACCOUNT_INACTIVE');
    end if;

    insert into auth.sessions (user_id, amr, expires_at)
    values (open_session.user_id, open_session.amr, now() + lifetime)
    returning sessions.id into v_session_id;

    insert into auth.refresh_tokens (token_hash, session_id) values (open_session.token_hash, v_session_id);

    insert into auth.security_events (kind, user_id, session_id)
    values ('logged_in', open_session.user_id, v_session_id);

    return json_build_object(
        'session_id', v_session_id,
        'amr', open_session.amr,
        'user', auth.profile(open_session.user_id)
    );
end
$$;


--
-- Name: FUNCTION open_session(user_id uuid, token_hash bytea, amr text[], lifetime interval); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.open_session(user_id uuid, token_hash bytea, amr text[], lifetime interval) IS 'Begins a session of a person who has proved who they are. Raises ACCOUNT_INACTIVE (403).';


--
-- Name: refresh_tokens; Type: TABLE; Schema: auth; Owner: -
--

CREATE TABLE auth.refresh_tokens (
    token_hash bytea NOT NULL,
    session_id uuid NOT NULL,
    issued_at timestamp with time zone DEFAULT now() NOT NULL,
    rotated_at timestamp with time zone,
    successor_hash bytea,
    CONSTRAINT refresh_tokens_rotated_to_successor_check CHECK (((rotated_at IS NULL) = (successor_hash IS NULL))),
    CONSTRAINT refresh_tokens_token_hash_sha256_check CHECK ((octet_length(token_hash) = 32))
);


--
-- Name: TABLE refresh_tokens; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON TABLE auth.refresh_tokens IS 'Every refresh token of a session, used ones included; one is unused.';


--
-- Name: COLUMN refresh_tokens.token_hash; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.refresh_tokens.token_hash IS 'SHA-256; the token itself is kept nowhere.';


--
-- Name: COLUMN refresh_tokens.rotated_at; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.refresh_tokens.rotated_at IS 'When it was exchanged for its successor; null for the unused one.';


--
-- Name: COLUMN refresh_tokens.successor_hash; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.refresh_tokens.successor_hash IS 'The hash of the token that it was exchanged for.';


--
-- Name: refresh_session(bytea, bytea, interval, interval); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.refresh_session(token_hash bytea, successor_hash bytea, lifetime interval, grace interval) RETURNS json
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 WITH presented AS (
          SELECT tokens.rotated_at,
             tokens.successor_hash,
             sessions.id AS session_id,
             sessions.user_id,
             sessions.amr,
             sessions.expires_at,
             sessions.revoked_at
            FROM (auth.refresh_tokens tokens
              JOIN auth.sessions sessions ON ((sessions.id = tokens.session_id)))
           WHERE (tokens.token_hash = refresh_session.token_hash)
          FOR NO KEY UPDATE OF tokens
          FOR NO KEY UPDATE OF sessions
         ), judged AS (
          SELECT presented.session_id,
             presented.user_id,
             presented.amr,
                 CASE
                     WHEN (presented.revoked_at IS NOT NULL) THEN 'revoked'::text
                     WHEN (presented.expires_at <= now()) THEN 'expired'::text
                     WHEN (presented.rotated_at IS NULL) THEN 'rotated'::text
                     WHEN ((presented.rotated_at > (now() - refresh_session.grace)) AND (presented.successor_hash = refresh_session.successor_hash)) THEN 'repeated'::text
                     ELSE 'reused'::text
                 END AS outcome
            FROM presented
         ), rotated AS (
          UPDATE auth.refresh_tokens tokens SET rotated_at = clock_timestamp(), successor_hash = refresh_session.successor_hash
            FROM judged judged_1
           WHERE ((tokens.token_hash = refresh_session.token_hash) AND (judged_1.outcome = 'rotated'::text))
           RETURNING tokens.session_id
         ), succeeded AS (
          INSERT INTO auth.refresh_tokens (token_hash, session_id)  SELECT refresh_session.successor_hash AS successor_hash,
                     rotated.session_id
                    FROM rotated
         ), extended AS (
          UPDATE auth.sessions sessions SET last_used_at = now(), expires_at = (now() + refresh_session.lifetime)
            FROM rotated
           WHERE (sessions.id = rotated.session_id)
         ), revoked AS (
          UPDATE auth.sessions sessions SET revoked_at = now(), revoked_reason = 'refresh_reused'::text
            FROM judged judged_1
           WHERE ((sessions.id = judged_1.session_id) AND (judged_1.outcome = 'reused'::text))
           RETURNING sessions.id,
             sessions.user_id
         ), noted AS (
          INSERT INTO auth.security_events (kind, user_id, session_id)  SELECT 'refresh_reused',
                     revoked.user_id,
                     revoked.id
                    FROM revoked
         )
  SELECT
         CASE
             WHEN (judged.outcome = ANY (ARRAY['rotated'::text, 'repeated'::text])) THEN json_build_object('outcome', judged.outcome, 'session_id', judged.session_id, 'amr', judged.amr, 'user', auth.profile(judged.user_id))
             ELSE json_build_object('outcome', COALESCE(judged.outcome, 'unknown'::text))
         END AS json_build_object
    FROM (( VALUES (1)) always
      LEFT JOIN judged ON (true));
END;


--
-- Name: FUNCTION refresh_session(token_hash bytea, successor_hash bytea, lifetime interval, grace interval); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.refresh_session(token_hash bytea, successor_hash bytea, lifetime interval, grace interval) IS 'Exchanges a refresh token for its successor. outcome is rotated; repeated (used again within grace: the
same successor); reused (used again later: the session is revoked and the event noted); revoked, expired or
unknown.';


--
-- Name: register(text, text, text, bytea, interval); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.register(email text, password_hash text, full_name text, token_hash bytea, lifetime interval) RETURNS json
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_email constant text := lower(trim(register.email));
    v_user_id constant uuid := core.uuid_v7();
    v_org_id uuid;
begin
    if not auth.is_email(v_email) then
        perform core.fail('INVALID_EMAIL', left(v_email, 320));
    end if;

    -- From here on the person is the author of their own rows.
    perform set_config(
        'request.jwt.claims', json_build_object('sub', v_user_id, 'role', 'member')::text, true
    );
    insert into api.users (id, full_name) values (v_user_id, register.full_name);

    -- The second of two at once waits here for the first.
    insert into auth.email_addresses (user_id, email) values (v_user_id, v_email)
    on conflict on constraint email_addresses_email_key do nothing;
    if not found then
        perform core.fail('EMAIL_ALREADY_EXISTS', v_email);
    end if;

    insert into auth.passwords (user_id, password_hash) values (v_user_id, register.password_hash);

    insert into api.organizations (name, personal_user_id) values (register.full_name, v_user_id)
    returning organizations.id into v_org_id;
    insert into api.memberships (org_id, user_id, role) values (v_org_id, v_user_id, 'owner');

    insert into auth.security_events (kind, user_id) values ('registered', v_user_id);
    return auth.open_session(v_user_id, register.token_hash, '{pwd}', register.lifetime);
end
$$;


--
-- Name: FUNCTION register(email text, password_hash text, full_name text, token_hash bytea, lifetime interval); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.register(email text, password_hash text, full_name text, token_hash bytea, lifetime interval) IS 'Creates a person with a password, a personal organization and a first session.
Raises INVALID_EMAIL (422) and EMAIL_ALREADY_EXISTS (409).';


--
-- Name: revoke_sessions(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.revoke_sessions() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    update auth.sessions
    set revoked_at = now(), revoked_reason = 'person_inactive'
    where sessions.user_id = new.id and sessions.revoked_at is null;

    insert into auth.security_events (kind, user_id) values ('person_deactivated', new.id);
    return null;
end
$$;


--
-- Name: FUNCTION revoke_sessions(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.revoke_sessions() IS 'Row trigger: ends every session of a person who is suspended, made inactive or deleted.';


--
-- Name: schema_version(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.schema_version() RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    return (
        select format('%s %s', changes.change, left(changes.change_id, 12))
        from sqitch.changes as changes
        order by changes.committed_at desc
        limit 1
    );
end
$$;


--
-- Name: FUNCTION schema_version(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.schema_version() IS 'The newest deployed sqitch change and the first digits of its id, which stands for all before it too.';


--
-- Name: cascade_delete(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.cascade_delete() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $_$
declare
    v_reference record;
    v_in_use boolean;
begin
    for v_reference in
        select
            con.conrelid::regclass as table_name,
            att.attname as column_name,
            tracked.parent_column = att.attname as is_child
        from pg_catalog.pg_constraint as con
        join pg_catalog.pg_class as rel on rel.oid = con.conrelid
        join change.tracked_tables as tracked on tracked.table_name = rel.relname
        join pg_catalog.pg_attribute as key on key.attrelid = con.confrelid and key.attname = 'id'
        join pg_catalog.pg_attribute as att
            on att.attrelid = con.conrelid
            and att.attnum = con.conkey[array_position(con.confkey, key.attnum)]
        where con.contype = 'f' and con.confrelid = tg_relid and rel.relnamespace = 'api'::regnamespace
        order by 1, 2
    loop
        if v_reference.is_child then
            execute format(
                'update %s set deleted_at = now() where %I = $1 and deleted_at is null',
                v_reference.table_name, v_reference.column_name
            ) using new.id;
        else
            execute format(
                'select exists (select from %s where %I = $1 and deleted_at is null)',
                v_reference.table_name, v_reference.column_name
            ) into v_in_use using new.id;
            if v_in_use then
                perform core.fail(
                    'ROW_IN_USE',
                    format('table=%s column=%s', v_reference.table_name, v_reference.column_name)
                );
            end if;
        end if;
    end loop;
    return null;
end
$_$;


--
-- Name: FUNCTION cascade_delete(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.cascade_delete() IS 'Row trigger: a soft delete takes the row''s children along.
Raises ROW_IN_USE (409) for other live references.';


--
-- Name: children_of(text, uuid); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.children_of(parent_table text, parent_id uuid) RETURNS TABLE(table_name text, id uuid, image jsonb)
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $_$
declare
    v_child record;
begin
    for v_child in
        select tracked.table_name, tracked.parent_column, tracked.redacted
        from change.tracked_tables as tracked
        join pg_catalog.pg_constraint as con
            on con.contype = 'f'
            and con.conrelid = format('api.%I', tracked.table_name)::regclass
            and con.confrelid = format('api.%I', children_of.parent_table)::regclass
        join pg_catalog.pg_attribute as att
            on att.attrelid = con.conrelid
            and att.attnum = any (con.conkey)
            and att.attname = tracked.parent_column
    loop
        return query execute format(
            'select %L::text, child.id, to_jsonb(child) - %L::text[] '
            'from api.%I as child where child.%I = $1',
            v_child.table_name, v_child.redacted, v_child.table_name, v_child.parent_column
        ) using children_of.parent_id;
    end loop;
end
$_$;


--
-- Name: FUNCTION children_of(parent_table text, parent_id uuid); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.children_of(parent_table text, parent_id uuid) IS 'The rows, deleted ones included, of all tables that are tracked as children of this row.';


--
-- Name: ensure_log_partitions(integer); Type: PROCEDURE; Schema: change; Owner: -
--

CREATE PROCEDURE change.ensure_log_partitions(IN months_ahead integer DEFAULT 2)
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $_$
declare
    v_month timestamptz;
    v_name text;
begin
    for v_month in
        select generate_series(
            date_trunc('month', now(), 'UTC'),
            date_trunc('month', now(), 'UTC') + make_interval(months => months_ahead),
            interval '1 month'
        )
    loop
        v_name := to_char(v_month at time zone 'UTC', '"log_"YYYY_MM');
        continue when to_regclass('change.' || v_name) is not null;

        execute format(
            'create table change.%I (like change.log including defaults including constraints)', v_name
        );
        execute format('alter table change.%I enable row level security', v_name);
        execute format('comment on table change.%I is %L', v_name, 'Log rows of one month.');
        -- What has landed in the default partition would stop the new one from being attached.
        execute format(
            'with moved as ('
            '    delete from change.log_default'
            '    where logged_at >= %1$L and logged_at < %2$L returning *'
            ') insert into change.%3$I select * from moved',
            v_month, v_month + interval '1 month', v_name
        );
        execute format(
            'alter table change.log attach partition change.%I for values from (%L) to (%L)',
            v_name, v_month, v_month + interval '1 month'
        );
    end loop;
end
$_$;


--
-- Name: PROCEDURE ensure_log_partitions(IN months_ahead integer); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON PROCEDURE change.ensure_log_partitions(IN months_ahead integer) IS 'Makes the log''s partitions for this month and the months ahead; running it again changes nothing.';


--
-- Name: expected_version(text); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.expected_version(table_name text) RETURNS integer
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $_$
declare
    v_headers text := current_setting('request.headers', true);
    v_if_match text;
begin
    -- A trigger's own writes to other tables are not what the client spoke of.
    if v_headers is null
        or v_headers not like '%"if-match"%'
        or current_setting('request.path', true) is distinct from '/' || expected_version.table_name
    then
        return null;
    end if;

    v_if_match := btrim(v_headers::jsonb ->> 'if-match');
    if v_if_match = '*' then
        return null;
    end if;
    if v_if_match !~ '^(W/)?"?[0-9]{1,9}"?$' then
        perform core.fail('INVALID_IF_MATCH', 'If-Match: ' || left(v_if_match, 100));
    end if;
    return substring(v_if_match from '[0-9]+')::integer;
end
$_$;


--
-- Name: FUNCTION expected_version(table_name text); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.expected_version(table_name text) IS 'The version that If-Match demands of the rows of this table, null if none. Raises INVALID_IF_MATCH (400).';


--
-- Name: guard_row_count(text, bigint); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.guard_row_count(table_name text, row_count bigint) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
    if current_setting('request.path', true) is distinct from '/' || guard_row_count.table_name
        or pg_trigger_depth() > 1
    then
        return;
    end if;

    if guard_row_count.row_count > 5000 then
        perform core.fail('ROW_LIMIT_EXCEEDED', format('rows=%s', guard_row_count.row_count));
    end if;
    if guard_row_count.row_count = 0 and change.expected_version(guard_row_count.table_name) is not null then
        perform core.fail('NOT_FOUND');
    end if;
end
$$;


--
-- Name: FUNCTION guard_row_count(table_name text, row_count bigint); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.guard_row_count(table_name text, row_count bigint) IS 'Refuses a request that changes more than 5,000 rows (ROW_LIMIT_EXCEEDED, 422), and one with If-Match that
changes none (NOT_FOUND, 404).';


--
-- Name: log_delete(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.log_delete() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_redacted constant text[] := tg_argv[0]::text[];
    v_templates constant text[] := tg_argv[1]::text[];
begin
    -- offset 0: the image is computed once, though used more than once.
    insert into change.log (
        table_name, row_id, version, op, before, topics_before,
        actor_id, session_id, device_id, source, op_id, request_id, ip, user_agent
    )
    select
        tg_table_name, o.id, o.version + 1, 'purge', was.image, change.topics_of(was.image, v_templates), by.*
    from change.context() as by
    cross join old_rows as o
    cross join lateral (select to_jsonb(o) - v_redacted offset 0) as was (image);
    return null;
end
$$;


--
-- Name: FUNCTION log_delete(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.log_delete() IS 'Statement trigger: logs purged rows.';


--
-- Name: log_insert(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.log_insert() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_redacted constant text[] := tg_argv[0]::text[];
    v_templates constant text[] := tg_argv[1]::text[];
begin
    -- offset 0: the image is computed once, though used more than once.
    insert into change.log (
        table_name, row_id, version, op, after, topics_after,
        actor_id, session_id, device_id, source, op_id, request_id, ip, user_agent
    )
    select
        tg_table_name, n.id, n.version, 'insert', became.image,
        change.topics_of(became.image, v_templates), by.*
    from change.context() as by
    cross join new_rows as n
    cross join lateral (select to_jsonb(n) - v_redacted offset 0) as became (image);
    return null;
end
$$;


--
-- Name: FUNCTION log_insert(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.log_insert() IS 'Statement trigger: logs inserted rows.';


--
-- Name: log_update(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.log_update() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_redacted constant text[] := tg_argv[0]::text[];
    v_templates constant text[] := tg_argv[1]::text[];
    v_rows bigint;
begin
    -- A full join is never a nested loop, whatever the plan was made for: with one, that of a single row,
    -- kept by the session, would take 5 seconds over 5,000. offset 0: each image is computed once.
    insert into change.log (
        table_name, row_id, version, op, before, after, topics_before, topics_after,
        actor_id, session_id, device_id, source, op_id, request_id, ip, user_agent
    )
    select
        tg_table_name, row.id, row.version, row.op, row.before, row.after,
        change.topics_of(row.before, v_templates), change.topics_of(row.after, v_templates), by.*
    from change.context() as by
    cross join (
        select
            n.id, n.version,
            case
                when o.deleted_at is null and n.deleted_at is not null then 'delete'
                when o.deleted_at is not null and n.deleted_at is null then 'restore'
                else 'update'
            end as op,
            to_jsonb(o) - v_redacted as before,
            to_jsonb(n) - v_redacted as after
        from new_rows as n
        full join old_rows as o on o.id = n.id
        offset 0
    ) as row;

    get diagnostics v_rows = row_count;
    perform change.guard_row_count(tg_table_name, v_rows);
    return null;
end
$$;


--
-- Name: FUNCTION log_update(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.log_update() IS 'Statement trigger: logs updated, deleted and restored rows.
Raises ROW_LIMIT_EXCEEDED (422) and NOT_FOUND (404).';


--
-- Name: put_image(text, uuid, jsonb); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.put_image(table_name text, id uuid, image jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $_$
declare
    v_columns text;
    v_row jsonb;
begin
    select string_agg(quote_ident(att.attname), ', ' order by att.attnum) into strict v_columns
    from pg_catalog.pg_attribute as att
    join change.tracked_tables as tracked on tracked.table_name = put_image.table_name
    where att.attrelid = format('api.%I', put_image.table_name)::regclass
        and att.attnum > 0
        and not att.attisdropped
        and att.attgenerated = ''
        and att.attname <> all (tracked.redacted)
        and att.attname <> all ('{id,org_id,version,created_at,created_by,updated_at,updated_by}');

    -- @plpgsql_check_options: security_warnings = false
    -- It cannot see that every name in v_columns has been through quote_ident.
    execute format(
        'update api.%1$I as live set (%2$s) = '
        '(select %2$s from jsonb_populate_record(live, $1)) where live.id = $2 returning to_jsonb(live)',
        put_image.table_name, v_columns
    ) into v_row using put_image.image || '{"deleted_at": null}', put_image.id;
    return v_row;
end
$_$;


--
-- Name: FUNCTION put_image(table_name text, id uuid, image jsonb); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.put_image(table_name text, id uuid, image jsonb) IS 'Writes an image from the log back to its row, undeleting it, and returns the row; stamps and owner stay.';


--
-- Name: restore_children(text, uuid, bigint, xid8); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.restore_children(table_name text, id uuid, seq bigint, tx_id xid8) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $_$
declare
    v_child record;
    v_past record;
begin
    for v_child in select * from change.children_of(restore_children.table_name, restore_children.id)
    loop
        -- The whole commit counts, also what it wrote after the parent.
        select log.op, log.after into v_past
        from change.log as log
        where log.row_id = v_child.id
            and (log.seq <= restore_children.seq or log.tx_id = restore_children.tx_id)
        order by log.version desc, log.seq desc
        limit 1;

        if found and v_past.op <> 'delete' then
            if v_past.after is distinct from v_child.image then
                perform change.put_image(v_child.table_name, v_child.id, v_past.after);
            end if;
        elsif v_child.image ->> 'deleted_at' is null then
            execute format('update api.%I set deleted_at = now() where id = $1', v_child.table_name)
            using v_child.id;
        end if;
    end loop;
end
$_$;


--
-- Name: FUNCTION restore_children(table_name text, id uuid, seq bigint, tx_id xid8); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.restore_children(table_name text, id uuid, seq bigint, tx_id xid8) IS 'For restore: makes the children of a row what they were as of one commit.';


--
-- Name: restore_deleted_with(text, uuid, xid8); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.restore_deleted_with(table_name text, id uuid, tx_id xid8) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_child record;
begin
    for v_child in
        select children.table_name, children.id, log.after
        from change.children_of(restore_deleted_with.table_name, restore_deleted_with.id) as children
        join change.log as log on log.row_id = children.id
        where log.tx_id = restore_deleted_with.tx_id
            and log.op = 'delete'
            and children.image ->> 'deleted_at' is not null
            and (children.image ->> 'version')::integer = log.version
    loop
        perform change.put_image(v_child.table_name, v_child.id, v_child.after);
    end loop;
end
$$;


--
-- Name: FUNCTION restore_deleted_with(table_name text, id uuid, tx_id xid8); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.restore_deleted_with(table_name text, id uuid, tx_id xid8) IS 'For restore: brings back the children that were deleted in the same transaction as their parent.';


--
-- Name: stamp_row(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.stamp_row() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
    if tg_op = 'INSERT' then
        new.version := 1;
        new.created_at := now();
        new.created_by := core.current_user_id();
        new.deleted_at := null;
    else
        if new.version is distinct from old.version
            or pg_trigger_depth() = 1 and change.expected_version(tg_table_name) <> old.version
        then
            perform core.fail('VERSION_CONFLICT', to_jsonb(old)::text);
        end if;
        -- An id is for life: the log finds the two images of a row by it.
        new.id := old.id;
        new.version := old.version + 1;
        new.created_at := old.created_at;
        new.created_by := old.created_by;
        if new.deleted_at is not null then
            new.deleted_at := coalesce(old.deleted_at, now());
        end if;
    end if;
    new.updated_at := now();
    new.updated_by := core.current_user_id();
    return new;
end
$$;


--
-- Name: FUNCTION stamp_row(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.stamp_row() IS 'Row trigger: version, created and updated stamps; refuses a stale version. Raises VERSION_CONFLICT (409).';


--
-- Name: topics_of(jsonb, text[]); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.topics_of(image jsonb, templates text[]) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO ''
    AS $$
declare
    v_topics text[] := array[]::text[];
    v_template text;
    v_column text;
begin
    foreach v_template in array templates loop
        v_column := substring(v_template from '{(.*)}');
        if image ->> v_column is not null then
            v_topics := v_topics || replace(v_template, '{' || v_column || '}', image ->> v_column);
        end if;
    end loop;
    return v_topics;
end
$$;


--
-- Name: FUNCTION topics_of(image jsonb, templates text[]); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.topics_of(image jsonb, templates text[]) IS 'The topics of a row: each template with its {column} filled in from the image, left out where that is null.';


--
-- Name: track(regclass, text[], text, text, text[]); Type: PROCEDURE; Schema: change; Owner: -
--

CREATE PROCEDURE change.track(IN target regclass, IN topics text[], IN parent text DEFAULT NULL::text, IN write text DEFAULT NULL::text, IN redacted text[] DEFAULT '{}'::text[])
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_table name;
    v_log constant text := 'create or replace trigger _800_log_%s after %s on %s referencing %s '
        'for each statement execute function change.log_%s(%L, %L)';
begin
    select rel.relname into strict v_table
    from pg_catalog.pg_class as rel
    where rel.oid = target and rel.relnamespace = 'api'::regnamespace;

    insert into change.tracked_tables (table_name, topics, parent_column, write_permission, redacted)
    values (v_table, track.topics, parent, write, track.redacted)
    on conflict (table_name) do update
    set topics = excluded.topics,
        parent_column = excluded.parent_column,
        write_permission = excluded.write_permission,
        redacted = excluded.redacted;

    execute format(
        'alter table %s '
        'add column if not exists version integer not null default 1, '
        'add column if not exists created_at timestamptz not null default now(), '
        'add column if not exists created_by uuid, '
        'add column if not exists updated_at timestamptz not null default now(), '
        'add column if not exists updated_by uuid, '
        'add column if not exists deleted_at timestamptz', target
    );
    execute format('comment on column %s.version is %L', target,
        'Counts the changes of this row. Send the one you read with a PATCH: a stale one is refused.');
    execute format('comment on column %s.created_at is %L', target, 'When this row was made.');
    execute format('comment on column %s.created_by is %L', target, 'The person who made it.');
    execute format('comment on column %s.updated_at is %L', target, 'When it was changed last.');
    execute format('comment on column %s.updated_by is %L', target, 'The person who changed it last.');
    execute format('comment on column %s.deleted_at is %L', target,
        'When it was deleted; such rows are not shown.');

    execute format('create or replace trigger _100_stamp_row before insert or update on %s '
        'for each row execute function change.stamp_row()', target);
    execute format('create or replace trigger _700_cascade_delete after update on %s '
        'for each row when (old.deleted_at is null and new.deleted_at is not null) '
        'execute function change.cascade_delete()', target);
    execute format(v_log, 'insert', 'insert', target,
        'new table as new_rows', 'insert', track.redacted, track.topics);
    execute format(v_log, 'update', 'update', target,
        'old table as old_rows new table as new_rows', 'update', track.redacted, track.topics);
    execute format(v_log, 'delete', 'delete', target,
        'old table as old_rows', 'delete', track.redacted, track.topics);
end
$$;


--
-- Name: PROCEDURE track(IN target regclass, IN topics text[], IN parent text, IN write text, IN redacted text[]); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON PROCEDURE change.track(IN target regclass, IN topics text[], IN parent text, IN write text, IN redacted text[]) IS 'For schema/ files only: makes a table of api tracked. topics: who may read a row, as templates such as
org:{org_id}; parent: the foreign key to the row it is deleted with; write: the permission that restore asks
for; redacted: columns that never enter the log.';


--
-- Name: divide_half_even(numeric, numeric); Type: FUNCTION; Schema: core; Owner: -
--

CREATE FUNCTION core.divide_half_even(dividend numeric, divisor numeric) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (div(dividend, divisor) +
         CASE sign((((2)::numeric * abs((dividend - (div(dividend, divisor) * divisor)))) - abs(divisor)))
             WHEN 1 THEN (sign(dividend) * sign(divisor))
             WHEN 0 THEN ((sign(dividend) * sign(divisor)) * abs(mod(div(dividend, divisor), (2)::numeric)))
             ELSE (0)::numeric
         END);
END;


--
-- Name: FUNCTION divide_half_even(dividend numeric, divisor numeric); Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON FUNCTION core.divide_half_even(dividend numeric, divisor numeric) IS 'The whole number nearest to the quotient; of two that are equally near, the even one. Exact.';


--
-- Name: fail(text, text, text); Type: FUNCTION; Schema: core; Owner: -
--

CREATE FUNCTION core.fail(code text, details text DEFAULT NULL::text, hint text DEFAULT NULL::text) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
    v_error core.error_codes;
begin
    select error_codes.* into v_error from core.error_codes where error_codes.code = fail.code;
    if not found then
        raise exception 'core.fail: % is not in core.error_codes', fail.code;
    end if;

    raise exception using
        errcode = 'PGRST',
        message = jsonb_build_object(
            'code', v_error.code,
            'message', v_error.message,
            'details', fail.details,
            'hint', coalesce(fail.hint, v_error.hint)
        )::text,
        detail = jsonb_build_object(
            'status', v_error.status,
            -- RFC 6750: a 401 says how to authenticate; ours are all about the bearer token.
            'headers', case v_error.status
                when 401 then '{"WWW-Authenticate": "Bearer error=\"invalid_token\""}'::jsonb
                else '{}'
            end
        )::text;
end
$$;


--
-- Name: FUNCTION fail(code text, details text, hint text); Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON FUNCTION core.fail(code text, details text, hint text) IS 'Raises the error of this code from core.error_codes; details carry the values,
hint replaces that of the catalog.';


--
-- Name: fx_rate(text, date); Type: FUNCTION; Schema: core; Owner: -
--

CREATE FUNCTION core.fx_rate(currency text, on_date date) RETURNS numeric
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
    v_rate numeric;
begin
    select found.rate into v_rate from core.fx_rate_of(fx_rate.currency, fx_rate.on_date) as found;
    if v_rate is null then
        perform core.fail('FX_RATE_MISSING', format('currency=%s on=%s', fx_rate.currency, fx_rate.on_date));
    end if;
    return v_rate;
end
$$;


--
-- Name: FUNCTION fx_rate(currency text, on_date date); Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON FUNCTION core.fx_rate(currency text, on_date date) IS 'Units of the currency for one euro on that day: the fixed rate of one that the euro replaced, else the last
one published in the week before. Raises FX_RATE_MISSING (422), never answers 1 for want of a rate.';


--
-- Name: currencies; Type: TABLE; Schema: api; Owner: -
--

CREATE TABLE api.currencies (
    code text NOT NULL,
    name text NOT NULL,
    minor_units integer NOT NULL,
    euro_rate numeric,
    euro_since date,
    CONSTRAINT currencies_code_form_check CHECK ((code ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT currencies_euro_both_check CHECK (((euro_rate IS NULL) = (euro_since IS NULL))),
    CONSTRAINT currencies_euro_rate_positive_check CHECK ((euro_rate > (0)::numeric)),
    CONSTRAINT currencies_minor_units_known_check CHECK (((minor_units >= 0) AND (minor_units <= 4)))
);


--
-- Name: TABLE currencies; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON TABLE api.currencies IS 'ISO 4217 currencies, former ones included.';


--
-- Name: COLUMN currencies.code; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.currencies.code IS 'ISO 4217 alphabetic code.';


--
-- Name: COLUMN currencies.name; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.currencies.name IS 'English name.';


--
-- Name: COLUMN currencies.minor_units; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.currencies.minor_units IS 'Decimals of the smallest amount: JPY 0, EUR 2, KWD 3.';


--
-- Name: COLUMN currencies.euro_rate; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.currencies.euro_rate IS 'The irrevocable rate, in units for one euro, of a currency that the euro replaced.';


--
-- Name: COLUMN currencies.euro_since; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.currencies.euro_since IS 'From when on that rate holds.';


--
-- Name: fx_rates; Type: TABLE; Schema: core; Owner: -
--

CREATE TABLE core.fx_rates (
    currency text NOT NULL,
    rate_on date NOT NULL,
    rate numeric NOT NULL,
    source text NOT NULL,
    CONSTRAINT fx_rates_rate_positive_check CHECK ((rate > (0)::numeric))
);


--
-- Name: TABLE fx_rates; Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON TABLE core.fx_rates IS 'Published exchange rates against the euro, one a currency, day and source.';


--
-- Name: COLUMN fx_rates.rate; Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON COLUMN core.fx_rates.rate IS 'Units of the currency for one euro.';


--
-- Name: COLUMN fx_rates.source; Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON COLUMN core.fx_rates.source IS 'Who published it: ECB.';


--
-- Name: fx_rate_of(text, date); Type: FUNCTION; Schema: core; Owner: -
--

CREATE FUNCTION core.fx_rate_of(currency text, on_date date) RETURNS TABLE(rate numeric)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT COALESCE((
         CASE
             WHEN (currencies.code = 'EUR'::text) THEN 1
             ELSE NULL::integer
         END)::numeric,
         CASE
             WHEN (currencies.euro_since <= fx_rate_of.on_date) THEN currencies.euro_rate
             ELSE NULL::numeric
         END, ( SELECT fx_rates.rate
            FROM core.fx_rates fx_rates
           WHERE ((fx_rates.currency = currencies.code) AND ((fx_rates.rate_on >= (fx_rate_of.on_date - 7)) AND (fx_rates.rate_on <= fx_rate_of.on_date)))
           ORDER BY fx_rates.rate_on DESC, fx_rates.source
          LIMIT 1)) AS "coalesce"
    FROM api.currencies currencies
   WHERE (currencies.code = fx_rate_of.currency);
END;


--
-- Name: FUNCTION fx_rate_of(currency text, on_date date); Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON FUNCTION core.fx_rate_of(currency text, on_date date) IS 'Units of the currency for one euro on that day, in one row; null if there is no rate, no row for an unknown
currency.';


--
-- Name: guard_codes(); Type: FUNCTION; Schema: core; Owner: -
--

CREATE FUNCTION core.guard_codes() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_row constant jsonb := to_jsonb(new);
    v_value text;
    v_details text;
begin
    for i in 0 .. tg_nargs - 1 by 2 loop
        v_value := v_row ->> tg_argv[i + 1];
        continue when v_value is null;
        v_details := format('%s=%s', tg_argv[i + 1], left(v_value, 100));

        case tg_argv[i]
            when 'country' then
                if not exists (select from api.countries where countries.code = v_value) then
                    perform core.fail('UNKNOWN_COUNTRY', v_details);
                end if;
            when 'currency' then
                if not exists (select from api.currencies where currencies.code = v_value) then
                    perform core.fail('UNKNOWN_CURRENCY', v_details);
                end if;
            when 'time_zone' then
                if not core.is_time_zone(v_value) then
                    perform core.fail('UNKNOWN_TIME_ZONE', v_details);
                end if;
        end case;
    end loop;
    return new;
end
$$;


--
-- Name: FUNCTION guard_codes(); Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON FUNCTION core.guard_codes() IS 'Row trigger: refuses codes that do not exist.
Raises UNKNOWN_COUNTRY, UNKNOWN_CURRENCY and UNKNOWN_TIME_ZONE (422).';


--
-- Name: guard_memberships(); Type: FUNCTION; Schema: core; Owner: -
--

CREATE FUNCTION core.guard_memberships() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    -- For members only: to others the policies say no, with the same words for an organization that is
    -- not theirs and for none. Who signs up is not yet a member of their own.
    if (old.role = 'owner' or new.role = 'owner')
        and (old.role, old.deleted_at) is distinct from (new.role, new.deleted_at)
        and new.org_id = any (core.orgs_with('org.read'))
        and not new.org_id = any (core.orgs_with('owner.manage'))
    then
        perform core.fail('OWNER_PROTECTED');
    end if;

    if old.role = 'owner' and old.deleted_at is null
        and (new.role <> 'owner' or new.deleted_at is not null)
    then
        -- Two owners who leave at once are judged one after the other; all go with their organization.
        perform
        from api.organizations
        where organizations.id = new.org_id and organizations.deleted_at is null
        for no key update;
        if found and not exists (
            select from api.memberships as other
            where other.org_id = new.org_id
                and other.id <> new.id
                and other.role = 'owner'
                and other.deleted_at is null
        ) then
            perform core.fail('LAST_OWNER');
        end if;
    end if;
    return new;
end
$$;


--
-- Name: FUNCTION guard_memberships(); Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON FUNCTION core.guard_memberships() IS 'Row trigger: only owners make, change and remove owners, and the last one stays.
Raises OWNER_PROTECTED (403) and LAST_OWNER (409).';


--
-- Name: is_time_zone(text); Type: FUNCTION; Schema: core; Owner: -
--

CREATE FUNCTION core.is_time_zone(name text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $_$
begin
    if name !~ '^[A-Za-z_]+(/[A-Za-z0-9_+-]+){0,2}$' then
        return false;
    end if;
    perform now() at time zone name;
    return true;
exception
    when invalid_parameter_value then
        return false;
end
$_$;


--
-- Name: FUNCTION is_time_zone(name text); Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON FUNCTION core.is_time_zone(name text) IS 'Whether this is a time zone that PostgreSQL knows, such as Europe/Berlin.';


--
-- Name: require_permission(uuid, text); Type: FUNCTION; Schema: core; Owner: -
--

CREATE FUNCTION core.require_permission(org_id uuid, permission text) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
    if require_permission.org_id = any (core.orgs_with(require_permission.permission)) then
        return;
    end if;
    if require_permission.org_id = any (core.orgs_with('org.read')) then
        perform core.fail('PERMISSION_DENIED', 'permission=' || require_permission.permission);
    end if;
    perform core.fail('NOT_FOUND', 'org_id=' || coalesce(require_permission.org_id::text, 'null'));
end
$$;


--
-- Name: FUNCTION require_permission(org_id uuid, permission text); Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON FUNCTION core.require_permission(org_id uuid, permission text) IS 'For functions of the API: the caller has this permission in this organization.
Raises PERMISSION_DENIED (403), and NOT_FOUND (404) for an organization that he is no member of.';


--
-- Name: reset_access(regclass); Type: PROCEDURE; Schema: core; Owner: -
--

CREATE PROCEDURE core.reset_access(IN target regclass)
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_policy name;
begin
    for v_policy in
        select pol.polname
        from pg_catalog.pg_policy as pol
        where pol.polrelid = reset_access.target
    loop
        execute format('drop policy %I on %s', v_policy, target);
    end loop;

    execute format('revoke all on %s from public, anon, member, bridge, relay, worker, analyst', target);
    execute format('alter table %s enable row level security', target);
end
$$;


--
-- Name: PROCEDURE reset_access(IN target regclass); Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON PROCEDURE core.reset_access(IN target regclass) IS 'For policies/ files only: drops a table''s policies and grants and enables row level security.';


--
-- Name: attach_to_show(); Type: FUNCTION; Schema: tour; Owner: -
--

CREATE FUNCTION tour.attach_to_show() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_org_id uuid;
begin
    if tg_op = 'INSERT'
        or new.show_id <> old.show_id
        or old.deleted_at is not null and new.deleted_at is null
    then
        select shows.org_id into v_org_id
        from api.shows
        where shows.id = new.show_id
            and shows.deleted_at is null
            and (core.current_user_id() is null or shows.org_id = any (core.orgs_with('show.read')))
        for no key update;
        if not found then
            perform core.fail('REFERENCE_NOT_FOUND', 'show_id=' || coalesce(new.show_id::text, 'null'));
        end if;
        new.org_id := v_org_id;
    end if;
    return new;
end
$$;


--
-- Name: FUNCTION attach_to_show(); Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON FUNCTION tour.attach_to_show() IS 'Row trigger: the show of a new, moved or restored row is live and locked, and gives the row its organization.
Raises REFERENCE_NOT_FOUND (422).';


--
-- Name: converted_lines(uuid, date, date, text, text[]); Type: FUNCTION; Schema: tour; Owner: -
--

CREATE FUNCTION tour.converted_lines(org_id uuid, from_on date, to_on date, currency text, statuses text[]) RETURNS SETOF tour.converted_line
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_nestloop TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_column
begin
    return query
    with line as materialized (
        select
            t.*,
            (t.gross, t.fee, t.withholding, t.commissions, t.costs) <> (0, 0, 0, 0, 0) as has_money,
            coalesce(t.fx_currency = converted_lines.currency, false) as is_agreed
        from (
            select * from tour.show_totals as before
            where before.org_id = converted_lines.org_id and before.currency < converted_lines.currency
            union all
            select * from tour.show_totals as after
            where after.org_id = converted_lines.org_id and after.currency > converted_lines.currency
        ) as t
        where (t.show_on >= converted_lines.from_on or converted_lines.from_on is null)
            and (t.show_on <= converted_lines.to_on or converted_lines.to_on is null)
            and t.status = any (converted_lines.statuses)
    ),
    unit as materialized (
        select code, trim_scale(10::numeric ^ minor_units) as per_one from api.currencies
    ),
    day as materialized (
        select d.currency, d.show_on, source.rate as source_rate, target.rate as target_rate
        from (
            select distinct line.currency, line.show_on from line where line.has_money and not line.is_agreed
        ) as d
        left join lateral core.fx_rate_of(d.currency, d.show_on) as source on true
        left join lateral core.fx_rate_of(converted_lines.currency, d.show_on) as target on true
    ),
    priced as materialized (
        select
            line.*,
            case when not line.has_money then 0 when line.is_agreed then line.fx_rate else day.target_rate end
            * target_unit.per_one as times,
            case when not line.has_money or line.is_agreed then 1 else day.source_rate end
            * source_unit.per_one as per,
            case when day.source_rate is null then line.currency else converted_lines.currency end as suspect
        from line
        join unit as source_unit on source_unit.code = line.currency
        join unit as target_unit on target_unit.code = converted_lines.currency
        left join day on day.currency = line.currency and day.show_on = line.show_on and not line.is_agreed
    )
    select
        p.show_id, p.show_on, p.month_on, p.status, p.country, p.tour_id, p.shows,
        core.divide_half_even(p.gross, p.per),
        core.divide_half_even(p.fee, p.per),
        core.divide_half_even(p.withholding, p.per),
        core.divide_half_even(p.commissions, p.per),
        core.divide_half_even(p.costs, p.per),
        case when p.times is null or p.per is null then p.suspect end
    from (
        -- offset 0: each product is computed once.
        select
            priced.show_id, priced.show_on, priced.month_on, priced.status, priced.country, priced.tour_id,
            priced.shows,
            priced.gross * priced.times as gross,
            priced.fee * priced.times as fee,
            priced.withholding * priced.times as withholding,
            priced.commissions * priced.times as commissions,
            priced.costs * priced.times as costs,
            priced.times, priced.per, priced.suspect
        from priced
        offset 0
    ) as p;
end
$$;


--
-- Name: FUNCTION converted_lines(org_id uuid, from_on date, to_on date, currency text, statuses text[]); Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON FUNCTION tour.converted_lines(org_id uuid, from_on date, to_on date, currency text, statuses text[]) IS 'The lines of an organization''s shows in other currencies, in minor units of this one; missing names the
currency that has no rate on the day of the show.';


--
-- Name: guard_amounts(); Type: FUNCTION; Schema: tour; Owner: -
--

CREATE FUNCTION tour.guard_amounts() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_row constant jsonb := to_jsonb(new);
    v_minor_units integer;
begin
    select currencies.minor_units into v_minor_units
    from api.currencies
    where currencies.code = new.currency;

    for i in 0 .. tg_nargs - 1 loop
        if scale(trim_scale((v_row ->> tg_argv[i])::numeric)) > v_minor_units then
            perform core.fail(
                'AMOUNT_PRECISION',
                format(
                    '%s=%s currency=%s minor_units=%s',
                    tg_argv[i], v_row ->> tg_argv[i], new.currency, v_minor_units
                )
            );
        end if;
    end loop;
    return new;
end
$$;


--
-- Name: FUNCTION guard_amounts(); Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON FUNCTION tour.guard_amounts() IS 'Row trigger: amounts have no more decimals than their currency. Raises AMOUNT_PRECISION (422).';


--
-- Name: guard_show_status(); Type: FUNCTION; Schema: tour; Owner: -
--

CREATE FUNCTION tour.guard_show_status() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_from text;
begin
    if new.status = 'canceled' then
        new.status := 'cancelled';
    end if;

    if tg_op = 'UPDATE' then
        v_from := old.status;
        if new.status = v_from
            or (v_from, new.status) in (
                ('draft', 'pending'), ('pending', 'draft'),
                ('pending', 'confirmed'), ('confirmed', 'completed')
            )
            or new.status = 'cancelled' and v_from <> 'completed'
        then
            return new;
        end if;
    else
        -- History may be entered as it ended. A confirmed show cannot have its fee yet when it is
        -- inserted; require_complete_show says so.
        v_from := 'none';
        if new.status <> 'completed'
            or new.show_on < (now() at time zone coalesce(new.time_zone, 'UTC'))::date
        then
            return new;
        end if;
    end if;

    -- Unknown statuses are the check constraint's to refuse.
    if new.status in ('draft', 'pending', 'confirmed', 'completed', 'cancelled') then
        perform core.fail('INVALID_STATUS_TRANSITION', format('from=%s to=%s', v_from, new.status));
    end if;
    return new;
end
$$;


--
-- Name: FUNCTION guard_show_status(); Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON FUNCTION tour.guard_show_status() IS 'Row trigger: keeps a show to the moves of its status; a new show is completed only if its date is past.
Raises INVALID_STATUS_TRANSITION (422).';


--
-- Name: import_country(jsonb); Type: FUNCTION; Schema: tour; Owner: -
--

CREATE FUNCTION tour.import_country(data jsonb) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
    v_given constant text := coalesce(
        tour.import_field(data, 'country_code'), tour.import_field(data, 'country')
    );
    v_code text;
begin
    if v_given is null then
        return null;
    end if;
    select countries.code into v_code
    from api.countries
    where countries.code = upper(v_given) or lower(countries.name) = lower(v_given)
    order by countries.ended_on desc nulls first
    limit 1;
    if not found then
        perform core.fail('UNKNOWN_COUNTRY', 'country=' || left(v_given, 100));
    end if;
    return v_code;
end
$$;


--
-- Name: FUNCTION import_country(data jsonb); Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON FUNCTION tour.import_country(data jsonb) IS 'The country of an imported row: country_code, or country as code or name. Raises UNKNOWN_COUNTRY (422).';


--
-- Name: import_field(jsonb, text, text); Type: FUNCTION; Schema: tour; Owner: -
--

CREATE FUNCTION tour.import_field(data jsonb, field text, kind text DEFAULT 'text'::text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO ''
    AS $_$
declare
    v_text constant text := nullif(btrim(data ->> field, E' \t\r\n\u00a0'), '');
begin
    if v_text is null or kind = 'text' then
        return v_text;
    end if;
    if kind = 'date' and v_text ~ '^\d{4}-\d{2}-\d{2}$' then
        return v_text::date::text;
    end if;
    if kind = 'number' and v_text ~ '^-?\d{1,15}(\.\d{1,15})?$' then
        return v_text;
    end if;
    if kind = 'count' and v_text ~ '^\d{1,9}(\.0+)?$' then
        return split_part(v_text, '.', 1);
    end if;
    perform core.fail('INVALID_VALUE', format('%s=%s', field, left(v_text, 100)));
    return null;
exception
    when datetime_field_overflow then
        perform core.fail('INVALID_VALUE', format('%s=%s', field, v_text));
        return null;
end
$_$;


--
-- Name: FUNCTION import_field(data jsonb, field text, kind text); Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON FUNCTION tour.import_field(data jsonb, field text, kind text) IS 'A field of an imported row as text, date, number or count; null if empty. Raises INVALID_VALUE (422).';


--
-- Name: import_finances(uuid, jsonb); Type: FUNCTION; Schema: tour; Owner: -
--

CREATE FUNCTION tour.import_finances(show_id uuid, data jsonb) RETURNS boolean
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_fee constant numeric := tour.import_field(data, 'fee', 'number')::numeric;
    v_door_price constant numeric := tour.import_field(data, 'door_price', 'number')::numeric;
    v_currency constant text := upper(tour.import_field(data, 'currency'));
begin
    if v_fee is null and v_door_price is null then
        return false;
    end if;
    if exists (
        select from api.show_finances as f where f.show_id = import_finances.show_id and f.deleted_at is null
    ) then
        update api.show_finances as f
        set fee = coalesce(v_fee, f.fee),
            door_price = coalesce(v_door_price, f.door_price),
            currency = coalesce(v_currency, f.currency)
        where f.show_id = import_finances.show_id
            and f.deleted_at is null
            and (f.fee, f.door_price, f.currency) is distinct from (
                coalesce(v_fee, f.fee), coalesce(v_door_price, f.door_price), coalesce(v_currency, f.currency)
            );
        return found;
    end if;
    insert into api.show_finances (show_id, fee, door_price, currency)
    values (import_finances.show_id, v_fee, v_door_price, v_currency);
    return true;
end
$$;


--
-- Name: FUNCTION import_finances(show_id uuid, data jsonb); Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON FUNCTION tour.import_finances(show_id uuid, data jsonb) IS 'Writes the money of an imported row, if it has any; tells whether something changed.';


--
-- Name: import_show(uuid, jsonb, integer); Type: FUNCTION; Schema: tour; Owner: -
--

CREATE FUNCTION tour.import_show(org_id uuid, data jsonb, ordinal integer) RETURNS tour.import_verdict
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_show_on constant date := tour.import_field(data, 'date', 'date')::date;
    v_city constant text := tour.import_field(data, 'city');
    v_country constant text := tour.import_country(data);
    v_status text := replace(lower(tour.import_field(data, 'status')), 'canceled', 'cancelled');
    v_ordinal constant text := coalesce(tour.import_field(data, 'ordinal', 'count'), ordinal::text);
    v_external_id constant text := coalesce(
        tour.import_field(data, 'external_id'),
        concat_ws(
            '|', v_show_on, coalesce(tour.import_field(data, 'venue'), ''), coalesce(v_city, ''), v_ordinal
        )
    );
    v_old api.shows;
    v_new api.shows;
    v_verdict tour.import_verdict;
begin
    if v_show_on is null then
        perform core.fail('INVALID_VALUE', 'date=null');
    end if;

    select shows.* into v_old
    from api.shows
    where shows.org_id = import_show.org_id
        and shows.external_id = v_external_id
        and shows.deleted_at is null
    for no key update;
    -- The order in which a delete takes its locks too: the show, its money, and only then its totals.
    perform from api.show_finances where show_finances.show_id = v_old.id for no key update;

    v_new := v_old;
    v_new.show_on := v_show_on;
    v_new.tour_id := coalesce(tour.import_tour(import_show.org_id, data), v_old.tour_id);
    v_new.venue_id := coalesce(tour.import_venue(import_show.org_id, data, v_country), v_old.venue_id);
    v_new.name := coalesce(
        tour.import_field(data, 'name'), v_old.name, tour.import_field(data, 'venue'), v_city, v_show_on::text
    );
    v_new.city := coalesce(v_city, v_old.city);
    v_new.country := coalesce(v_country, v_old.country);
    v_new.time_zone := coalesce(tour.import_field(data, 'time_zone'), v_old.time_zone);
    v_new.actual_attendance := coalesce(
        tour.import_field(data, 'attendance', 'count')::integer, v_old.actual_attendance
    );
    v_new.expected_attendance := coalesce(
        tour.import_field(data, 'expected_attendance', 'count')::integer, v_old.expected_attendance
    );
    v_new.notes := coalesce(tour.import_field(data, 'notes'), v_old.notes);

    if v_old.id is null then
        if v_status is null then
            v_status := case when v_show_on < current_date and v_city is not null and v_country is not null
                then 'completed' else 'draft' end;
        end if;
        -- A confirmed show needs its fee, which needs the show.
        insert into api.shows (
            org_id, external_id, show_on, tour_id, venue_id, name, city, country, time_zone,
            actual_attendance, expected_attendance, notes, status
        )
        values (
            import_show.org_id, v_external_id, v_new.show_on, v_new.tour_id, v_new.venue_id, v_new.name,
            v_new.city, v_new.country, v_new.time_zone, v_new.actual_attendance, v_new.expected_attendance,
            v_new.notes, case v_status when 'confirmed' then 'pending' else v_status end
        )
        returning * into v_new;
        v_verdict.verdict := 'inserted';
    elsif v_new is distinct from v_old then
        update api.shows
        set show_on = v_new.show_on, tour_id = v_new.tour_id, venue_id = v_new.venue_id, name = v_new.name,
            city = v_new.city, country = v_new.country, time_zone = v_new.time_zone,
            actual_attendance = v_new.actual_attendance, expected_attendance = v_new.expected_attendance,
            notes = v_new.notes
        where shows.id = v_old.id;
        v_verdict.verdict := 'updated';
    end if;

    if tour.import_finances(v_new.id, data) then
        v_verdict.verdict := coalesce(v_verdict.verdict, 'updated');
    end if;
    if v_status <> v_new.status then
        update api.shows set status = v_status where shows.id = v_new.id;
        v_verdict.verdict := coalesce(v_verdict.verdict, 'updated');
    end if;
    v_verdict.verdict := coalesce(v_verdict.verdict, 'unchanged');
    v_verdict.show_id := v_new.id;
    return v_verdict;
end
$$;


--
-- Name: FUNCTION import_show(org_id uuid, data jsonb, ordinal integer); Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON FUNCTION tour.import_show(org_id uuid, data jsonb, ordinal integer) IS 'Inserts or updates the show of one imported row, known by its external id, else by date, venue, city and
ordinal. Raises INVALID_VALUE, UNKNOWN_COUNTRY, and what a write of these values raises.';


--
-- Name: import_tour(uuid, jsonb); Type: FUNCTION; Schema: tour; Owner: -
--

CREATE FUNCTION tour.import_tour(org_id uuid, data jsonb) RETURNS uuid
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_name constant text := tour.import_field(data, 'tour');
    v_id uuid;
begin
    if v_name is null then
        return null;
    end if;
    select tours.id into v_id
    from api.tours
    where tours.org_id = import_tour.org_id and tours.name = v_name and tours.deleted_at is null;
    if not found then
        insert into api.tours (org_id, name) values (import_tour.org_id, v_name) returning id into v_id;
    end if;
    return v_id;
end
$$;


--
-- Name: FUNCTION import_tour(org_id uuid, data jsonb); Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON FUNCTION tour.import_tour(org_id uuid, data jsonb) IS 'The tour that an imported row names, made if the organization has none of this name.';


--
-- Name: import_venue(uuid, jsonb, text); Type: FUNCTION; Schema: tour; Owner: -
--

CREATE FUNCTION tour.import_venue(org_id uuid, data jsonb, country text) RETURNS uuid
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_name constant text := tour.import_field(data, 'venue');
    v_city constant text := tour.import_field(data, 'city');
    v_subdivision constant text := tour.import_field(data, 'subdivision');
    v_id uuid;
begin
    if v_name is null then
        return null;
    end if;
    select venues.id into v_id
    from api.venues
    where venues.org_id = import_venue.org_id
        and venues.name = v_name
        and (venues.city = v_city or v_city is null)
        and (venues.subdivision = v_subdivision or v_subdivision is null)
        and (venues.country = import_venue.country or import_venue.country is null)
        and venues.deleted_at is null
    order by venues.id
    limit 1;
    if not found then
        insert into api.venues (org_id, name, city, subdivision, country, latitude, longitude, time_zone)
        values (
            import_venue.org_id, v_name, v_city, v_subdivision, import_venue.country,
            tour.import_field(data, 'latitude', 'number')::double precision,
            tour.import_field(data, 'longitude', 'number')::double precision,
            tour.import_field(data, 'time_zone')
        )
        returning id into v_id;
    end if;
    return v_id;
end
$$;


--
-- Name: FUNCTION import_venue(org_id uuid, data jsonb, country text); Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON FUNCTION tour.import_venue(org_id uuid, data jsonb, country text) IS 'The venue that an imported row names, made if the organization knows none of this name and, as far as the
row says, place.';


--
-- Name: keep_money_totals(); Type: FUNCTION; Schema: tour; Owner: -
--

CREATE FUNCTION tour.keep_money_totals() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
    v_show_ids uuid[];
begin
    case tg_op
        when 'INSERT' then
            select array_agg(distinct n.show_id) into v_show_ids from new_rows as n;
        when 'UPDATE' then
            select array_agg(distinct both_rows.show_id) into v_show_ids
            from (
                select n.show_id from new_rows as n
                union all
                select o.show_id from old_rows as o
            ) as both_rows;
        when 'DELETE' then
            select array_agg(distinct o.show_id) into v_show_ids from old_rows as o;
    end case;

    select array_agg(shows.id) into v_show_ids
    from api.shows
    where shows.id = any (v_show_ids) and shows.deleted_at is null;
    if v_show_ids is not null then
        call tour.refresh_totals(v_show_ids);
    end if;
    return null;
end
$$;


--
-- Name: FUNCTION keep_money_totals(); Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON FUNCTION tour.keep_money_totals() IS 'Statement trigger: a show''s totals follow its money.';


--
-- Name: keep_show_totals(); Type: FUNCTION; Schema: tour; Owner: -
--

CREATE FUNCTION tour.keep_show_totals() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    if tg_op = 'INSERT' then
        -- A new show has no money yet: this is what tour.show_lines has for it.
        insert into tour.show_totals (
            show_id, org_id, show_on, status, country, tour_id,
            shows, gross, fee, withholding, commissions, costs
        )
        values (
            new.id, new.org_id, new.show_on, new.status, new.country, new.tour_id,
            1, 0, 0, 0, 0, 0
        );
    else
        call tour.refresh_totals(array[new.id]);
    end if;
    return null;
end
$$;


--
-- Name: FUNCTION keep_show_totals(); Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON FUNCTION tour.keep_show_totals() IS 'Row trigger: a show''s totals follow the show; a purge takes them along by foreign key.';


--
-- Name: lock_totals(uuid[]); Type: PROCEDURE; Schema: tour; Owner: -
--

CREATE PROCEDURE tour.lock_totals(IN show_ids uuid[])
    LANGUAGE plpgsql
    SET search_path TO ''
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
    perform from tour.show_totals
    where show_totals.show_id = any (lock_totals.show_ids) and show_totals.shows = 1
    order by show_totals.show_id
    for no key update;
end
$$;


--
-- Name: PROCEDURE lock_totals(IN show_ids uuid[]); Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON PROCEDURE tour.lock_totals(IN show_ids uuid[]) IS 'Lets the transactions that change or judge the money of a show follow one another.';


--
-- Name: show_totals; Type: TABLE; Schema: tour; Owner: -
--

CREATE TABLE tour.show_totals (
    show_id uuid NOT NULL,
    currency text,
    org_id uuid NOT NULL,
    show_on date,
    month_on date GENERATED ALWAYS AS ((show_on - ((EXTRACT(day FROM show_on))::integer - 1))) STORED,
    status text NOT NULL,
    country text,
    tour_id uuid,
    shows integer NOT NULL,
    gross bigint NOT NULL,
    fee bigint NOT NULL,
    withholding bigint NOT NULL,
    commissions bigint NOT NULL,
    costs bigint NOT NULL,
    fx_currency text,
    fx_rate numeric
)
WITH (autovacuum_vacuum_scale_factor='0.02', autovacuum_vacuum_insert_scale_factor='0.02');


--
-- Name: TABLE show_totals; Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON TABLE tour.show_totals IS 'tour.show_lines as rows, refreshed by trigger in the transaction of every write that changes a figure.';


--
-- Name: COLUMN show_totals.month_on; Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON COLUMN tour.show_totals.month_on IS 'The first day of the month of show_on.';


--
-- Name: COLUMN show_totals.shows; Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON COLUMN tour.show_totals.shows IS '1 on the line that counts the show, 0 on its others. The former is as old as the show.';


--
-- Name: COLUMN show_totals.gross; Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON COLUMN tour.show_totals.gross IS 'All amounts are in minor units of the currency.';


--
-- Name: own_lines(uuid, date, date, text, text[]); Type: FUNCTION; Schema: tour; Owner: -
--

CREATE FUNCTION tour.own_lines(org_id uuid, from_on date, to_on date, currency text, statuses text[]) RETURNS TABLE(show_id uuid, month_on date, status text, country text, tour_id uuid, shows integer, gross bigint, fee bigint, withholding bigint, commissions bigint, costs bigint)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT t.show_id,
     t.month_on,
     t.status,
     t.country,
     t.tour_id,
     t.shows,
     t.gross,
     t.fee,
     t.withholding,
     t.commissions,
     t.costs
    FROM tour.show_totals t
   WHERE ((t.org_id = own_lines.org_id) AND (t.currency = own_lines.currency) AND ((t.show_on >= own_lines.from_on) OR (own_lines.from_on IS NULL)) AND ((t.show_on <= own_lines.to_on) OR (own_lines.to_on IS NULL)) AND (t.status = ANY (own_lines.statuses)))
 UNION ALL
  SELECT t.show_id,
     t.month_on,
     t.status,
     t.country,
     t.tour_id,
     t.shows,
     t.gross,
     t.fee,
     t.withholding,
     t.commissions,
     t.costs
    FROM tour.show_totals t
   WHERE ((t.org_id = own_lines.org_id) AND (t.currency IS NULL) AND ((t.show_on >= own_lines.from_on) OR (own_lines.from_on IS NULL)) AND ((t.show_on <= own_lines.to_on) OR (own_lines.to_on IS NULL)) AND (t.status = ANY (own_lines.statuses)));
END;


--
-- Name: FUNCTION own_lines(org_id uuid, from_on date, to_on date, currency text, statuses text[]); Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON FUNCTION tour.own_lines(org_id uuid, from_on date, to_on date, currency text, statuses text[]) IS 'The lines of an organization''s shows in this currency, and of shows without money.';


--
-- Name: place_show(); Type: FUNCTION; Schema: tour; Owner: -
--

CREATE FUNCTION tour.place_show() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_is_new constant boolean :=
        tg_op = 'INSERT' or old.deleted_at is not null and new.deleted_at is null;
    v_venue api.venues;
    v_left api.venues;
begin
    -- The policies will refuse this row; nothing may be learned from it before.
    if core.current_user_id() is not null and not new.org_id = any (core.orgs_with('show.write')) then
        return new;
    end if;

    if new.tour_id is not null and (v_is_new or new.tour_id is distinct from old.tour_id) then
        perform from api.tours
        where tours.org_id = new.org_id and tours.id = new.tour_id and tours.deleted_at is null
        for share;
        if not found then
            perform core.fail('REFERENCE_NOT_FOUND', 'tour_id=' || new.tour_id);
        end if;
    end if;

    if new.venue_id is not null and (v_is_new or new.venue_id is distinct from old.venue_id) then
        select venues.* into v_venue
        from api.venues
        where venues.org_id = new.org_id and venues.id = new.venue_id and venues.deleted_at is null
        for share;
        if not found then
            perform core.fail('REFERENCE_NOT_FOUND', 'venue_id=' || new.venue_id);
        end if;

        -- What the show had from the venue that it leaves, it takes from the new one.
        if tg_op = 'UPDATE' and new.venue_id is distinct from old.venue_id then
            select venues.* into v_left from api.venues where venues.id = old.venue_id;
            new.city := nullif(new.city, v_left.city);
            new.country := nullif(new.country, v_left.country);
            new.time_zone := nullif(new.time_zone, v_left.time_zone);
        end if;
        if tg_op = 'INSERT' then
            new.name := coalesce(new.name, v_venue.name);
        end if;
        new.city := coalesce(new.city, v_venue.city);
        new.country := coalesce(new.country, v_venue.country);
        new.time_zone := coalesce(new.time_zone, v_venue.time_zone);
    end if;
    return new;
end
$$;


--
-- Name: FUNCTION place_show(); Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON FUNCTION tour.place_show() IS 'Row trigger: a show''s tour and venue are live; city, country and time zone come from the venue if not
given. Raises REFERENCE_NOT_FOUND (422).';


--
-- Name: refresh_totals(uuid[]); Type: PROCEDURE; Schema: tour; Owner: -
--

CREATE PROCEDURE tour.refresh_totals(IN show_ids uuid[])
    LANGUAGE plpgsql
    SET search_path TO ''
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
    call tour.lock_totals(refresh_totals.show_ids);

    delete from tour.show_totals as kept
    where kept.show_id = any (refresh_totals.show_ids) and kept.shows = 0;

    update tour.show_totals as kept
    set currency = line.currency,
        org_id = line.org_id,
        show_on = line.show_on,
        status = line.status,
        country = line.country,
        tour_id = line.tour_id,
        gross = line.gross,
        fee = line.fee,
        withholding = line.withholding,
        commissions = line.commissions,
        costs = line.costs,
        fx_currency = line.fx_currency,
        fx_rate = line.fx_rate
    from tour.show_lines as line
    where kept.show_id = any (refresh_totals.show_ids)
        and line.show_id = kept.show_id
        and line.shows = 1
        and kept.shows = 1;

    insert into tour.show_totals (
        show_id, currency, org_id, show_on, status, country, tour_id,
        shows, gross, fee, withholding, commissions, costs, fx_currency, fx_rate
    )
    select
        line.show_id, line.currency, line.org_id, line.show_on, line.status, line.country, line.tour_id,
        line.shows, line.gross, line.fee, line.withholding, line.commissions, line.costs,
        line.fx_currency, line.fx_rate
    from tour.show_lines as line
    where line.show_id = any (refresh_totals.show_ids) and line.shows = 0;
end
$$;


--
-- Name: PROCEDURE refresh_totals(IN show_ids uuid[]); Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON PROCEDURE tour.refresh_totals(IN show_ids uuid[]) IS 'Computes the totals of these shows anew.';


--
-- Name: require_complete_show(); Type: FUNCTION; Schema: tour; Owner: -
--

CREATE FUNCTION tour.require_complete_show() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_show_id constant uuid := coalesce(to_jsonb(old) ->> 'show_id', to_jsonb(new) ->> 'id')::uuid;
    v_missing text;
begin
    -- A show that this transaction deletes takes its money along before it locks its totals.
    perform from api.shows where shows.id = v_show_id and shows.deleted_at is null;
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
            case when shows.status = 'confirmed' and finances.fee is null then 'fee' end,
            case when shows.status = 'confirmed' and finances.currency is null then 'currency' end
        )
    into v_missing
    from api.shows
    left join api.show_finances as finances on finances.show_id = shows.id and finances.deleted_at is null
    where shows.id = v_show_id and shows.status in ('confirmed', 'completed') and shows.deleted_at is null;

    if v_missing <> '' then
        perform core.fail('SHOW_INCOMPLETE', 'missing=' || v_missing);
    end if;
    return null;
end
$$;


--
-- Name: FUNCTION require_complete_show(); Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON FUNCTION tour.require_complete_show() IS 'Constraint trigger: a confirmed show has date, city, country, fee and currency; a completed one date, city
and country. Raises SHOW_INCOMPLETE (422).';


--
-- Name: require_value(text, text, text[]); Type: FUNCTION; Schema: tour; Owner: -
--

CREATE FUNCTION tour.require_value(argument text, value text, allowed text[]) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
    if require_value.value is null or not require_value.value = any (require_value.allowed) then
        perform core.fail(
            'INVALID_ARGUMENT',
            format('%s=%s', require_value.argument, coalesce(left(require_value.value, 100), 'null')),
            format('%s is one of %s.', require_value.argument, array_to_string(require_value.allowed, ', '))
        );
    end if;
end
$$;


--
-- Name: FUNCTION require_value(argument text, value text, allowed text[]); Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON FUNCTION tour.require_value(argument text, value text, allowed text[]) IS 'For functions of the API: an argument has one of the allowed values. Raises INVALID_ARGUMENT (422).';


--
-- Name: summary_currency(uuid, text); Type: FUNCTION; Schema: tour; Owner: -
--

CREATE FUNCTION tour.summary_currency(org_id uuid, currency text) RETURNS api.currencies
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
    v_currency api.currencies;
begin
    select currencies.* into v_currency
    from api.currencies
    where currencies.code = coalesce(
        summary_currency.currency,
        (
            select organizations.currency
            from api.organizations
            where organizations.id = summary_currency.org_id
        )
    );
    if not found then
        perform core.fail('UNKNOWN_CURRENCY', 'currency=' || left(summary_currency.currency, 100));
    end if;
    return v_currency;
end
$$;


--
-- Name: FUNCTION summary_currency(org_id uuid, currency text); Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON FUNCTION tour.summary_currency(org_id uuid, currency text) IS 'The currency to add up in: the one asked for, else the organization''s. Raises UNKNOWN_CURRENCY (422).';


--
-- Name: summary_statuses(text[], text); Type: FUNCTION; Schema: tour; Owner: -
--

CREATE FUNCTION tour.summary_statuses(statuses text[], group_by text) RETURNS text[]
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
    v_all constant text[] := array['draft', 'pending', 'confirmed', 'completed', 'cancelled'];
begin
    if statuses is null then
        return case group_by when 'status' then v_all else array_remove(v_all, 'cancelled') end;
    end if;
    if not array_replace(statuses, 'canceled', 'cancelled') <@ v_all then
        perform core.fail('INVALID_ARGUMENT', 'statuses=' || left(statuses::text, 100));
    end if;
    return array_replace(statuses, 'canceled', 'cancelled');
end
$$;


--
-- Name: FUNCTION summary_statuses(statuses text[], group_by text); Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON FUNCTION tour.summary_statuses(statuses text[], group_by text) IS 'Which shows count: those asked for, else all but cancelled ones, which count only where status is the
grouping. Raises INVALID_ARGUMENT (422).';


--
-- Name: countries; Type: TABLE; Schema: api; Owner: -
--

CREATE TABLE api.countries (
    code text NOT NULL,
    name text NOT NULL,
    ended_on date,
    CONSTRAINT countries_code_form_check CHECK ((code ~ '^[A-Z]{2}$'::text))
);


--
-- Name: TABLE countries; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON TABLE api.countries IS 'ISO 3166-1 countries, former ones included.';


--
-- Name: COLUMN countries.code; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.countries.code IS 'ISO 3166-1 alpha-2 code.';


--
-- Name: COLUMN countries.name; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.countries.name IS 'English short name.';


--
-- Name: COLUMN countries.ended_on; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.countries.ended_on IS 'When the code was withdrawn; null for today''s countries.';


--
-- Name: show_costs; Type: TABLE; Schema: api; Owner: -
--

CREATE TABLE api.show_costs (
    id uuid DEFAULT core.uuid_v7() NOT NULL,
    org_id uuid NOT NULL,
    show_id uuid NOT NULL,
    kind text NOT NULL,
    description text,
    amount numeric NOT NULL,
    currency text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by uuid,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_by uuid,
    deleted_at timestamp with time zone,
    CONSTRAINT show_costs_amount_bounds_check CHECK (((amount >= (0)::numeric) AND (amount < '1000000000000'::numeric))),
    CONSTRAINT show_costs_description_length_check CHECK ((char_length(description) <= 1000)),
    CONSTRAINT show_costs_kind_known_check CHECK ((kind = ANY (ARRAY['sound'::text, 'light'::text, 'backline'::text, 'transport'::text, 'hotel'::text, 'catering'::text, 'crew'::text, 'security'::text, 'promotion'::text, 'venue'::text, 'insurance'::text, 'per_diem'::text, 'other'::text])))
);


--
-- Name: TABLE show_costs; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON TABLE api.show_costs IS 'What a show costs, one row a bill.';


--
-- Name: COLUMN show_costs.org_id; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_costs.org_id IS 'The organization of the show.';


--
-- Name: COLUMN show_costs.kind; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_costs.kind IS 'sound, light, backline, transport, hotel, catering, crew, security, promotion, venue, insurance, per_diem
or other.';


--
-- Name: COLUMN show_costs.description; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_costs.description IS 'What was bought, and from whom.';


--
-- Name: COLUMN show_costs.amount; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_costs.amount IS 'In the currency, to its minor unit.';


--
-- Name: COLUMN show_costs.currency; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_costs.currency IS 'ISO 4217 currency.';


--
-- Name: COLUMN show_costs.version; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_costs.version IS 'Counts the changes of this row. Send the one you read with a PATCH: a stale one is refused.';


--
-- Name: COLUMN show_costs.created_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_costs.created_at IS 'When this row was made.';


--
-- Name: COLUMN show_costs.created_by; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_costs.created_by IS 'The person who made it.';


--
-- Name: COLUMN show_costs.updated_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_costs.updated_at IS 'When it was changed last.';


--
-- Name: COLUMN show_costs.updated_by; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_costs.updated_by IS 'The person who changed it last.';


--
-- Name: COLUMN show_costs.deleted_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_costs.deleted_at IS 'When it was deleted; such rows are not shown.';


--
-- Name: show_finances; Type: TABLE; Schema: api; Owner: -
--

CREATE TABLE api.show_finances (
    id uuid DEFAULT core.uuid_v7() NOT NULL,
    org_id uuid NOT NULL,
    show_id uuid NOT NULL,
    currency text,
    fee numeric,
    door_price numeric,
    withholding_percent numeric DEFAULT 0 NOT NULL,
    agency_name text,
    agency_percent numeric DEFAULT 0 NOT NULL,
    management_name text,
    management_percent numeric DEFAULT 0 NOT NULL,
    fx_currency text,
    fx_rate numeric,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by uuid,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_by uuid,
    deleted_at timestamp with time zone,
    CONSTRAINT show_finances_agency_name_length_check CHECK (((char_length(agency_name) >= 1) AND (char_length(agency_name) <= 200))),
    CONSTRAINT show_finances_agency_percent_bounds_check CHECK (((agency_percent >= (0)::numeric) AND (agency_percent <= (100)::numeric))),
    CONSTRAINT show_finances_agency_percent_scale_check CHECK ((scale(trim_scale(agency_percent)) <= 4)),
    CONSTRAINT show_finances_currency_given_check CHECK (((currency IS NOT NULL) OR ((fee IS NULL) AND (door_price IS NULL)))),
    CONSTRAINT show_finances_door_price_bounds_check CHECK (((door_price >= (0)::numeric) AND (door_price < '100000000'::numeric))),
    CONSTRAINT show_finances_fee_bounds_check CHECK (((fee >= (0)::numeric) AND (fee < '1000000000000'::numeric))),
    CONSTRAINT show_finances_fx_both_check CHECK (((fx_currency IS NULL) = (fx_rate IS NULL))),
    CONSTRAINT show_finances_fx_other_currency_check CHECK ((fx_currency <> currency)),
    CONSTRAINT show_finances_fx_rate_bounds_check CHECK (((fx_rate > (0)::numeric) AND (fx_rate < '1000000000'::numeric) AND (scale(trim_scale(fx_rate)) <= 12))),
    CONSTRAINT show_finances_management_name_length_check CHECK (((char_length(management_name) >= 1) AND (char_length(management_name) <= 200))),
    CONSTRAINT show_finances_management_percent_bounds_check CHECK (((management_percent >= (0)::numeric) AND (management_percent <= (100)::numeric))),
    CONSTRAINT show_finances_management_percent_scale_check CHECK ((scale(trim_scale(management_percent)) <= 4)),
    CONSTRAINT show_finances_withholding_percent_bounds_check CHECK (((withholding_percent >= (0)::numeric) AND (withholding_percent <= (100)::numeric))),
    CONSTRAINT show_finances_withholding_percent_scale_check CHECK ((scale(trim_scale(withholding_percent)) <= 4))
);


--
-- Name: TABLE show_finances; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON TABLE api.show_finances IS 'The money of a show: fee, door price, withholding tax and commissions. One row a show.';


--
-- Name: COLUMN show_finances.org_id; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_finances.org_id IS 'The organization of the show.';


--
-- Name: COLUMN show_finances.currency; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_finances.currency IS 'ISO 4217 currency of fee and door price.';


--
-- Name: COLUMN show_finances.fee; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_finances.fee IS 'What the act is paid, before withholding and commissions.';


--
-- Name: COLUMN show_finances.door_price; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_finances.door_price IS 'Price of one ticket; times actual attendance it is the gross.';


--
-- Name: COLUMN show_finances.withholding_percent; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_finances.withholding_percent IS 'Tax withheld, in percent of the fee.';


--
-- Name: COLUMN show_finances.agency_name; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_finances.agency_name IS 'The agency that booked the show.';


--
-- Name: COLUMN show_finances.agency_percent; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_finances.agency_percent IS 'The agency''s commission, in percent of the fee.';


--
-- Name: COLUMN show_finances.management_name; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_finances.management_name IS 'The act''s management.';


--
-- Name: COLUMN show_finances.management_percent; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_finances.management_percent IS 'The management''s commission, in percent of the fee.';


--
-- Name: COLUMN show_finances.fx_currency; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_finances.fx_currency IS 'Currency for which a rate was agreed.';


--
-- Name: COLUMN show_finances.fx_rate; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_finances.fx_rate IS 'Units of fx_currency for one unit of currency, as agreed; used instead of the day''s rate.';


--
-- Name: COLUMN show_finances.version; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_finances.version IS 'Counts the changes of this row. Send the one you read with a PATCH: a stale one is refused.';


--
-- Name: COLUMN show_finances.created_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_finances.created_at IS 'When this row was made.';


--
-- Name: COLUMN show_finances.created_by; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_finances.created_by IS 'The person who made it.';


--
-- Name: COLUMN show_finances.updated_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_finances.updated_at IS 'When it was changed last.';


--
-- Name: COLUMN show_finances.updated_by; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_finances.updated_by IS 'The person who changed it last.';


--
-- Name: COLUMN show_finances.deleted_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.show_finances.deleted_at IS 'When it was deleted; such rows are not shown.';


--
-- Name: shows; Type: TABLE; Schema: api; Owner: -
--

CREATE TABLE api.shows (
    id uuid DEFAULT core.uuid_v7() NOT NULL,
    org_id uuid DEFAULT core.personal_org_id() NOT NULL,
    tour_id uuid,
    venue_id uuid,
    name text NOT NULL,
    show_on date,
    status text DEFAULT 'draft'::text NOT NULL,
    city text,
    country text,
    time_zone text,
    expected_attendance integer,
    actual_attendance integer,
    notes text,
    external_id text,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by uuid,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_by uuid,
    deleted_at timestamp with time zone,
    CONSTRAINT shows_actual_attendance_bounds_check CHECK (((actual_attendance >= 0) AND (actual_attendance <= 5000000))),
    CONSTRAINT shows_city_length_check CHECK (((char_length(city) >= 1) AND (char_length(city) <= 200))),
    CONSTRAINT shows_expected_attendance_bounds_check CHECK (((expected_attendance >= 0) AND (expected_attendance <= 5000000))),
    CONSTRAINT shows_external_id_length_check CHECK (((char_length(external_id) >= 1) AND (char_length(external_id) <= 500))),
    CONSTRAINT shows_name_length_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200))),
    CONSTRAINT shows_notes_length_check CHECK ((char_length(notes) <= 20000)),
    CONSTRAINT shows_show_on_bounds_check CHECK (((show_on >= '1800-01-01'::date) AND (show_on <= '2199-12-31'::date))),
    CONSTRAINT shows_status_known_check CHECK ((status = ANY (ARRAY['draft'::text, 'pending'::text, 'confirmed'::text, 'completed'::text, 'cancelled'::text])))
);


--
-- Name: TABLE shows; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON TABLE api.shows IS 'One performance, from first pencil to completion.';


--
-- Name: COLUMN shows.org_id; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.shows.org_id IS 'The organization that owns it; your personal one if not given.';


--
-- Name: COLUMN shows.name; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.shows.name IS 'The venue''s name if not given.';


--
-- Name: COLUMN shows.show_on; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.shows.show_on IS 'The local date of the show.';


--
-- Name: COLUMN shows.status; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.shows.status IS 'draft, pending, confirmed, completed or cancelled (canceled is accepted on input).';


--
-- Name: COLUMN shows.city; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.shows.city IS 'The venue''s city if not given.';


--
-- Name: COLUMN shows.country; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.shows.country IS 'ISO 3166-1 alpha-2 code; the venue''s country if not given.';


--
-- Name: COLUMN shows.time_zone; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.shows.time_zone IS 'IANA time zone of the show; the venue''s if not given.';


--
-- Name: COLUMN shows.expected_attendance; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.shows.expected_attendance IS 'How many people are expected.';


--
-- Name: COLUMN shows.actual_attendance; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.shows.actual_attendance IS 'How many people came.';


--
-- Name: COLUMN shows.notes; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.shows.notes IS 'Free text for everybody who may see the show.';


--
-- Name: COLUMN shows.external_id; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.shows.external_id IS 'The show''s identity in the system it came from; import knows it by this.';


--
-- Name: COLUMN shows.version; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.shows.version IS 'Counts the changes of this row. Send the one you read with a PATCH: a stale one is refused.';


--
-- Name: COLUMN shows.created_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.shows.created_at IS 'When this row was made.';


--
-- Name: COLUMN shows.created_by; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.shows.created_by IS 'The person who made it.';


--
-- Name: COLUMN shows.updated_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.shows.updated_at IS 'When it was changed last.';


--
-- Name: COLUMN shows.updated_by; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.shows.updated_by IS 'The person who changed it last.';


--
-- Name: COLUMN shows.deleted_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.shows.deleted_at IS 'When it was deleted; such rows are not shown.';


--
-- Name: tours; Type: TABLE; Schema: api; Owner: -
--

CREATE TABLE api.tours (
    id uuid DEFAULT core.uuid_v7() NOT NULL,
    org_id uuid DEFAULT core.personal_org_id() NOT NULL,
    name text NOT NULL,
    starts_on date,
    ends_on date,
    notes text,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by uuid,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_by uuid,
    deleted_at timestamp with time zone,
    CONSTRAINT tours_ends_on_bounds_check CHECK (((ends_on >= '1800-01-01'::date) AND (ends_on <= '2199-12-31'::date))),
    CONSTRAINT tours_name_length_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200))),
    CONSTRAINT tours_notes_length_check CHECK ((char_length(notes) <= 20000)),
    CONSTRAINT tours_starts_before_ends_check CHECK ((starts_on <= ends_on)),
    CONSTRAINT tours_starts_on_bounds_check CHECK (((starts_on >= '1800-01-01'::date) AND (starts_on <= '2199-12-31'::date)))
);


--
-- Name: TABLE tours; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON TABLE api.tours IS 'A run of shows under one name.';


--
-- Name: COLUMN tours.org_id; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.tours.org_id IS 'The organization that owns it; your personal one if not given.';


--
-- Name: COLUMN tours.name; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.tours.name IS 'Unique among the tours of the organization.';


--
-- Name: COLUMN tours.starts_on; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.tours.starts_on IS 'First day, travel included.';


--
-- Name: COLUMN tours.ends_on; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.tours.ends_on IS 'Last day.';


--
-- Name: COLUMN tours.notes; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.tours.notes IS 'Free text for everybody who may see the tour.';


--
-- Name: COLUMN tours.version; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.tours.version IS 'Counts the changes of this row. Send the one you read with a PATCH: a stale one is refused.';


--
-- Name: COLUMN tours.created_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.tours.created_at IS 'When this row was made.';


--
-- Name: COLUMN tours.created_by; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.tours.created_by IS 'The person who made it.';


--
-- Name: COLUMN tours.updated_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.tours.updated_at IS 'When it was changed last.';


--
-- Name: COLUMN tours.updated_by; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.tours.updated_by IS 'The person who changed it last.';


--
-- Name: COLUMN tours.deleted_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.tours.deleted_at IS 'When it was deleted; such rows are not shown.';


--
-- Name: venues; Type: TABLE; Schema: api; Owner: -
--

CREATE TABLE api.venues (
    id uuid DEFAULT core.uuid_v7() NOT NULL,
    org_id uuid DEFAULT core.personal_org_id() NOT NULL,
    name text NOT NULL,
    address text,
    city text,
    subdivision text,
    country text,
    latitude double precision,
    longitude double precision,
    time_zone text,
    capacity integer,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by uuid,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_by uuid,
    deleted_at timestamp with time zone,
    CONSTRAINT venues_address_length_check CHECK ((char_length(address) <= 500)),
    CONSTRAINT venues_capacity_bounds_check CHECK (((capacity >= 0) AND (capacity <= 5000000))),
    CONSTRAINT venues_city_length_check CHECK (((char_length(city) >= 1) AND (char_length(city) <= 200))),
    CONSTRAINT venues_coordinates_both_check CHECK (((latitude IS NULL) = (longitude IS NULL))),
    CONSTRAINT venues_latitude_bounds_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
    CONSTRAINT venues_longitude_bounds_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision))),
    CONSTRAINT venues_name_length_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200))),
    CONSTRAINT venues_subdivision_length_check CHECK (((char_length(subdivision) >= 1) AND (char_length(subdivision) <= 100)))
);


--
-- Name: TABLE venues; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON TABLE api.venues IS 'A place where shows happen, as one organization knows it.';


--
-- Name: COLUMN venues.org_id; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.venues.org_id IS 'The organization that owns it; your personal one if not given.';


--
-- Name: COLUMN venues.name; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.venues.name IS 'As it is called in speech and on posters.';


--
-- Name: COLUMN venues.address; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.venues.address IS 'Street and number, postal code.';


--
-- Name: COLUMN venues.city; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.venues.city IS 'City or town.';


--
-- Name: COLUMN venues.subdivision; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.venues.subdivision IS 'State, province or region.';


--
-- Name: COLUMN venues.country; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.venues.country IS 'ISO 3166-1 alpha-2 code.';


--
-- Name: COLUMN venues.latitude; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.venues.latitude IS 'Degrees north, WGS 84.';


--
-- Name: COLUMN venues.longitude; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.venues.longitude IS 'Degrees east, WGS 84.';


--
-- Name: COLUMN venues.time_zone; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.venues.time_zone IS 'IANA time zone, such as Europe/Berlin.';


--
-- Name: COLUMN venues.capacity; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.venues.capacity IS 'People that it holds.';


--
-- Name: COLUMN venues.version; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.venues.version IS 'Counts the changes of this row. Send the one you read with a PATCH: a stale one is refused.';


--
-- Name: COLUMN venues.created_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.venues.created_at IS 'When this row was made.';


--
-- Name: COLUMN venues.created_by; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.venues.created_by IS 'The person who made it.';


--
-- Name: COLUMN venues.updated_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.venues.updated_at IS 'When it was changed last.';


--
-- Name: COLUMN venues.updated_by; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.venues.updated_by IS 'The person who changed it last.';


--
-- Name: COLUMN venues.deleted_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.venues.deleted_at IS 'When it was deleted; such rows are not shown.';


--
-- Name: log_default; Type: TABLE; Schema: change; Owner: -
--

CREATE TABLE change.log_default (
    seq bigint NOT NULL,
    logged_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    tx_id xid8 DEFAULT pg_current_xact_id() NOT NULL,
    table_name text NOT NULL,
    row_id uuid NOT NULL,
    version integer NOT NULL,
    op text NOT NULL,
    before jsonb,
    after jsonb,
    topics_before text[],
    topics_after text[],
    actor_id uuid,
    session_id uuid,
    device_id text,
    source text NOT NULL,
    op_id uuid,
    request_id text,
    ip inet,
    user_agent text,
    CONSTRAINT log_op_known_check CHECK ((op = ANY (ARRAY['insert'::text, 'update'::text, 'delete'::text, 'restore'::text, 'purge'::text]))),
    CONSTRAINT log_source_known_check CHECK ((source = ANY (ARRAY['api'::text, 'sync'::text, 'worker'::text, 'sql'::text])))
);


--
-- Name: TABLE log_default; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON TABLE change.log_default IS 'Log rows of months that have no partition of their own yet.';


--
-- Name: log_seq_seq; Type: SEQUENCE; Schema: change; Owner: -
--

ALTER TABLE change.log ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME change.log_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: tracked_tables; Type: TABLE; Schema: change; Owner: -
--

CREATE TABLE change.tracked_tables (
    table_name text NOT NULL,
    topics text[] NOT NULL,
    parent_column text,
    write_permission text,
    redacted text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT tracked_tables_topics_some_check CHECK ((cardinality(topics) > 0))
);


--
-- Name: TABLE tracked_tables; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON TABLE change.tracked_tables IS 'The tables of api that change.track has been called for.';


--
-- Name: COLUMN tracked_tables.topics; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.tracked_tables.topics IS 'Templates of the topics that may read a row, such as org:{org_id}.';


--
-- Name: COLUMN tracked_tables.parent_column; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.tracked_tables.parent_column IS 'The foreign key to the row that this one is deleted and restored with.';


--
-- Name: COLUMN tracked_tables.write_permission; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.tracked_tables.write_permission IS 'The permission that restore asks for; null: not restorable.';


--
-- Name: COLUMN tracked_tables.redacted; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.tracked_tables.redacted IS 'Columns that never enter the log.';


--
-- Name: error_codes; Type: TABLE; Schema: core; Owner: -
--

CREATE TABLE core.error_codes (
    code text NOT NULL,
    status integer NOT NULL,
    message text NOT NULL,
    hint text NOT NULL,
    CONSTRAINT error_codes_code_upper_case_check CHECK ((code ~ '^[A-Z][A-Z0-9_]+$'::text)),
    CONSTRAINT error_codes_status_error_check CHECK (((status >= 400) AND (status <= 599)))
);


--
-- Name: TABLE error_codes; Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON TABLE core.error_codes IS 'Every error that On Tour raises itself: stable code, HTTP status, constant message, next step.';


--
-- Name: COLUMN error_codes.code; Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON COLUMN core.error_codes.code IS 'What clients compare; never changes once released.';


--
-- Name: COLUMN error_codes.status; Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON COLUMN core.error_codes.status IS 'The HTTP status of the answer.';


--
-- Name: COLUMN error_codes.message; Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON COLUMN core.error_codes.message IS 'One constant sentence; the values go to details.';


--
-- Name: COLUMN error_codes.hint; Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON COLUMN core.error_codes.hint IS 'What would be right.';


--
-- Name: role_permissions; Type: TABLE; Schema: core; Owner: -
--

CREATE TABLE core.role_permissions (
    role text NOT NULL,
    permission text NOT NULL,
    CONSTRAINT role_permissions_permission_form_check CHECK ((permission ~ '^[a-z_]+\.[a-z]+$'::text))
);


--
-- Name: TABLE role_permissions; Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON TABLE core.role_permissions IS 'What each role may do.';


--
-- Name: COLUMN role_permissions.permission; Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON COLUMN core.role_permissions.permission IS 'What a policy asks core.orgs_with for, such as show.read.';


--
-- Name: roles; Type: TABLE; Schema: core; Owner: -
--

CREATE TABLE core.roles (
    role text NOT NULL,
    purpose text NOT NULL
);


--
-- Name: TABLE roles; Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON TABLE core.roles IS 'The roles that a member of an organization can have.';


--
-- Name: COLUMN roles.purpose; Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON COLUMN core.roles.purpose IS 'Who has this role.';


--
-- Name: show_lines; Type: VIEW; Schema: tour; Owner: -
--

CREATE VIEW tour.show_lines WITH (security_invoker='true') AS
 SELECT shows.id AS show_id,
    line.currency,
    shows.org_id,
    shows.show_on,
        CASE
            WHEN (shows.deleted_at IS NULL) THEN shows.status
            ELSE 'deleted'::text
        END AS status,
    shows.country,
    shows.tour_id,
    line.shows,
    ((COALESCE(((shows.actual_attendance)::numeric * line.door_price), (0)::numeric) * unit.per_one))::bigint AS gross,
    ((line.fee * unit.per_one))::bigint AS fee,
    (core.divide_half_even(((line.fee * unit.per_one) * line.withholding_percent), (100)::numeric))::bigint AS withholding,
    ((core.divide_half_even(((line.fee * unit.per_one) * line.agency_percent), (100)::numeric) + core.divide_half_even(((line.fee * unit.per_one) * line.management_percent), (100)::numeric)))::bigint AS commissions,
    ((line.costs * unit.per_one))::bigint AS costs,
    line.fx_currency,
    line.fx_rate
   FROM (((api.shows shows
     CROSS JOIN LATERAL ( SELECT COALESCE(own.currency, spent.currency) AS currency,
            COALESCE(own.shows, 0) AS shows,
            COALESCE(own.fee, (0)::numeric) AS fee,
            own.door_price,
            COALESCE(own.withholding_percent, (0)::numeric) AS withholding_percent,
            COALESCE(own.agency_percent, (0)::numeric) AS agency_percent,
            COALESCE(own.management_percent, (0)::numeric) AS management_percent,
            COALESCE(spent.amount, (0)::numeric) AS costs,
            own.fx_currency,
            own.fx_rate
           FROM (( SELECT 1 AS shows,
                    finances.id,
                    finances.org_id,
                    finances.show_id,
                    finances.currency,
                    finances.fee,
                    finances.door_price,
                    finances.withholding_percent,
                    finances.agency_name,
                    finances.agency_percent,
                    finances.management_name,
                    finances.management_percent,
                    finances.fx_currency,
                    finances.fx_rate,
                    finances.version,
                    finances.created_at,
                    finances.created_by,
                    finances.updated_at,
                    finances.updated_by,
                    finances.deleted_at
                   FROM (( VALUES (shows.id)) this(show_id)
                     LEFT JOIN api.show_finances finances ON (((finances.show_id = this.show_id) AND (finances.deleted_at IS NULL))))) own
             FULL JOIN ( SELECT costs.currency,
                    sum(costs.amount) AS amount
                   FROM api.show_costs costs
                  WHERE ((costs.show_id = shows.id) AND (costs.deleted_at IS NULL))
                  GROUP BY costs.currency) spent ON ((spent.currency = own.currency)))) line)
     LEFT JOIN api.currencies currencies ON ((currencies.code = line.currency)))
     CROSS JOIN LATERAL ( SELECT COALESCE(((10)::numeric ^ (currencies.minor_units)::numeric), (1)::numeric) AS per_one) unit);


--
-- Name: VIEW show_lines; Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON VIEW tour.show_lines IS 'The figures of shows, computed from their rows: one line a show and currency, in minor units. The status of a
deleted show is deleted, which no summary asks for.';


--
-- Name: log_default; Type: TABLE ATTACH; Schema: change; Owner: -
--

ALTER TABLE ONLY change.log ATTACH PARTITION change.log_default DEFAULT;


--
-- Name: countries countries_pkey; Type: CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.countries
    ADD CONSTRAINT countries_pkey PRIMARY KEY (code);


--
-- Name: currencies currencies_pkey; Type: CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.currencies
    ADD CONSTRAINT currencies_pkey PRIMARY KEY (code);


--
-- Name: memberships memberships_pkey; Type: CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.memberships
    ADD CONSTRAINT memberships_pkey PRIMARY KEY (id);


--
-- Name: organizations organizations_personal_user_id_key; Type: CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.organizations
    ADD CONSTRAINT organizations_personal_user_id_key UNIQUE (personal_user_id);


--
-- Name: organizations organizations_pkey; Type: CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.organizations
    ADD CONSTRAINT organizations_pkey PRIMARY KEY (id);


--
-- Name: show_costs show_costs_pkey; Type: CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.show_costs
    ADD CONSTRAINT show_costs_pkey PRIMARY KEY (id);


--
-- Name: show_finances show_finances_pkey; Type: CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.show_finances
    ADD CONSTRAINT show_finances_pkey PRIMARY KEY (id);


--
-- Name: shows shows_org_id_id_key; Type: CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.shows
    ADD CONSTRAINT shows_org_id_id_key UNIQUE (org_id, id);


--
-- Name: shows shows_pkey; Type: CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.shows
    ADD CONSTRAINT shows_pkey PRIMARY KEY (id);


--
-- Name: tours tours_org_id_id_key; Type: CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.tours
    ADD CONSTRAINT tours_org_id_id_key UNIQUE (org_id, id);


--
-- Name: tours tours_pkey; Type: CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.tours
    ADD CONSTRAINT tours_pkey PRIMARY KEY (id);


--
-- Name: users users_pkey; Type: CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);


--
-- Name: venues venues_org_id_id_key; Type: CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.venues
    ADD CONSTRAINT venues_org_id_id_key UNIQUE (org_id, id);


--
-- Name: venues venues_pkey; Type: CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.venues
    ADD CONSTRAINT venues_pkey PRIMARY KEY (id);


--
-- Name: email_addresses email_addresses_email_key; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.email_addresses
    ADD CONSTRAINT email_addresses_email_key UNIQUE (email);


--
-- Name: email_addresses email_addresses_pkey; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.email_addresses
    ADD CONSTRAINT email_addresses_pkey PRIMARY KEY (user_id);


--
-- Name: passwords passwords_pkey; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.passwords
    ADD CONSTRAINT passwords_pkey PRIMARY KEY (user_id);


--
-- Name: refresh_tokens refresh_tokens_pkey; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.refresh_tokens
    ADD CONSTRAINT refresh_tokens_pkey PRIMARY KEY (token_hash);


--
-- Name: security_events security_events_pkey; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.security_events
    ADD CONSTRAINT security_events_pkey PRIMARY KEY (id);


--
-- Name: sessions sessions_pkey; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (id);


--
-- Name: tracked_tables tracked_tables_pkey; Type: CONSTRAINT; Schema: change; Owner: -
--

ALTER TABLE ONLY change.tracked_tables
    ADD CONSTRAINT tracked_tables_pkey PRIMARY KEY (table_name);


--
-- Name: error_codes error_codes_pkey; Type: CONSTRAINT; Schema: core; Owner: -
--

ALTER TABLE ONLY core.error_codes
    ADD CONSTRAINT error_codes_pkey PRIMARY KEY (code);


--
-- Name: fx_rates fx_rates_pkey; Type: CONSTRAINT; Schema: core; Owner: -
--

ALTER TABLE ONLY core.fx_rates
    ADD CONSTRAINT fx_rates_pkey PRIMARY KEY (currency, rate_on, source);


--
-- Name: role_permissions role_permissions_pkey; Type: CONSTRAINT; Schema: core; Owner: -
--

ALTER TABLE ONLY core.role_permissions
    ADD CONSTRAINT role_permissions_pkey PRIMARY KEY (role, permission);


--
-- Name: roles roles_pkey; Type: CONSTRAINT; Schema: core; Owner: -
--

ALTER TABLE ONLY core.roles
    ADD CONSTRAINT roles_pkey PRIMARY KEY (role);


--
-- Name: show_totals show_totals_show_id_currency_key; Type: CONSTRAINT; Schema: tour; Owner: -
--

ALTER TABLE ONLY tour.show_totals
    ADD CONSTRAINT show_totals_show_id_currency_key UNIQUE NULLS NOT DISTINCT (show_id, currency);


--
-- Name: memberships_org_id_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX memberships_org_id_idx ON api.memberships USING btree (org_id);


--
-- Name: memberships_org_id_user_id_key; Type: INDEX; Schema: api; Owner: -
--

CREATE UNIQUE INDEX memberships_org_id_user_id_key ON api.memberships USING btree (org_id, user_id) WHERE (deleted_at IS NULL);


--
-- Name: memberships_role_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX memberships_role_idx ON api.memberships USING btree (role);


--
-- Name: memberships_user_id_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX memberships_user_id_idx ON api.memberships USING btree (user_id);


--
-- Name: memberships_user_id_org_id_role_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX memberships_user_id_org_id_role_idx ON api.memberships USING btree (user_id, org_id, role) WHERE (deleted_at IS NULL);


--
-- Name: organizations_currency_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX organizations_currency_idx ON api.organizations USING btree (currency);


--
-- Name: show_costs_currency_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX show_costs_currency_idx ON api.show_costs USING btree (currency);


--
-- Name: show_costs_org_id_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX show_costs_org_id_idx ON api.show_costs USING btree (org_id);


--
-- Name: show_costs_show_id_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX show_costs_show_id_idx ON api.show_costs USING btree (show_id, org_id);


--
-- Name: show_finances_currency_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX show_finances_currency_idx ON api.show_finances USING btree (currency);


--
-- Name: show_finances_fx_currency_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX show_finances_fx_currency_idx ON api.show_finances USING btree (fx_currency);


--
-- Name: show_finances_org_id_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX show_finances_org_id_idx ON api.show_finances USING btree (org_id);


--
-- Name: show_finances_show_id_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX show_finances_show_id_idx ON api.show_finances USING btree (show_id, org_id);


--
-- Name: show_finances_show_id_key; Type: INDEX; Schema: api; Owner: -
--

CREATE UNIQUE INDEX show_finances_show_id_key ON api.show_finances USING btree (show_id) WHERE (deleted_at IS NULL);


--
-- Name: shows_country_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX shows_country_idx ON api.shows USING btree (country);


--
-- Name: shows_org_id_external_id_key; Type: INDEX; Schema: api; Owner: -
--

CREATE UNIQUE INDEX shows_org_id_external_id_key ON api.shows USING btree (org_id, external_id) WHERE (deleted_at IS NULL);


--
-- Name: shows_org_id_show_on_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX shows_org_id_show_on_idx ON api.shows USING btree (org_id, show_on, id);


--
-- Name: shows_org_id_status_show_on_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX shows_org_id_status_show_on_idx ON api.shows USING btree (org_id, status, show_on, id);


--
-- Name: shows_tour_id_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX shows_tour_id_idx ON api.shows USING btree (tour_id, org_id);


--
-- Name: shows_venue_id_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX shows_venue_id_idx ON api.shows USING btree (venue_id, org_id);


--
-- Name: tours_org_id_name_key; Type: INDEX; Schema: api; Owner: -
--

CREATE UNIQUE INDEX tours_org_id_name_key ON api.tours USING btree (org_id, name) WHERE (deleted_at IS NULL);


--
-- Name: users_username_key; Type: INDEX; Schema: api; Owner: -
--

CREATE UNIQUE INDEX users_username_key ON api.users USING btree (username);


--
-- Name: venues_country_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX venues_country_idx ON api.venues USING btree (country);


--
-- Name: venues_org_id_name_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX venues_org_id_name_idx ON api.venues USING btree (org_id, name);


--
-- Name: refresh_tokens_session_id_idx; Type: INDEX; Schema: auth; Owner: -
--

CREATE INDEX refresh_tokens_session_id_idx ON auth.refresh_tokens USING btree (session_id);


--
-- Name: refresh_tokens_session_id_key; Type: INDEX; Schema: auth; Owner: -
--

CREATE UNIQUE INDEX refresh_tokens_session_id_key ON auth.refresh_tokens USING btree (session_id) WHERE (rotated_at IS NULL);


--
-- Name: security_events_user_id_happened_at_idx; Type: INDEX; Schema: auth; Owner: -
--

CREATE INDEX security_events_user_id_happened_at_idx ON auth.security_events USING btree (user_id, happened_at);


--
-- Name: sessions_user_id_idx; Type: INDEX; Schema: auth; Owner: -
--

CREATE INDEX sessions_user_id_idx ON auth.sessions USING btree (user_id);


--
-- Name: log_row_id_version_idx; Type: INDEX; Schema: change; Owner: -
--

CREATE INDEX log_row_id_version_idx ON ONLY change.log USING btree (row_id, version);


--
-- Name: log_default_row_id_version_idx; Type: INDEX; Schema: change; Owner: -
--

CREATE INDEX log_default_row_id_version_idx ON change.log_default USING btree (row_id, version);


--
-- Name: log_seq_logged_at_key; Type: INDEX; Schema: change; Owner: -
--

CREATE UNIQUE INDEX log_seq_logged_at_key ON ONLY change.log USING btree (seq, logged_at);


--
-- Name: log_default_seq_logged_at_idx; Type: INDEX; Schema: change; Owner: -
--

CREATE UNIQUE INDEX log_default_seq_logged_at_idx ON change.log_default USING btree (seq, logged_at);


--
-- Name: log_tx_id_idx; Type: INDEX; Schema: change; Owner: -
--

CREATE INDEX log_tx_id_idx ON ONLY change.log USING btree (tx_id);


--
-- Name: log_default_tx_id_idx; Type: INDEX; Schema: change; Owner: -
--

CREATE INDEX log_default_tx_id_idx ON change.log_default USING btree (tx_id);


--
-- Name: role_permissions_permission_idx; Type: INDEX; Schema: core; Owner: -
--

CREATE INDEX role_permissions_permission_idx ON core.role_permissions USING btree (permission, role);


--
-- Name: show_totals_org_id_currency_status_idx; Type: INDEX; Schema: tour; Owner: -
--

CREATE INDEX show_totals_org_id_currency_status_idx ON tour.show_totals USING btree (org_id, currency, status, show_on) INCLUDE (month_on, country, tour_id, show_id, shows, gross, fee, withholding, commissions, costs);


--
-- Name: log_default_row_id_version_idx; Type: INDEX ATTACH; Schema: change; Owner: -
--

ALTER INDEX change.log_row_id_version_idx ATTACH PARTITION change.log_default_row_id_version_idx;


--
-- Name: log_default_seq_logged_at_idx; Type: INDEX ATTACH; Schema: change; Owner: -
--

ALTER INDEX change.log_seq_logged_at_key ATTACH PARTITION change.log_default_seq_logged_at_idx;


--
-- Name: log_default_tx_id_idx; Type: INDEX ATTACH; Schema: change; Owner: -
--

ALTER INDEX change.log_tx_id_idx ATTACH PARTITION change.log_default_tx_id_idx;


--
-- Name: show_costs _050_attach_to_show; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _050_attach_to_show BEFORE INSERT OR UPDATE OF show_id, deleted_at ON api.show_costs FOR EACH ROW EXECUTE FUNCTION tour.attach_to_show();


--
-- Name: show_finances _050_attach_to_show; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _050_attach_to_show BEFORE INSERT OR UPDATE OF show_id, deleted_at ON api.show_finances FOR EACH ROW EXECUTE FUNCTION tour.attach_to_show();


--
-- Name: memberships _100_stamp_row; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _100_stamp_row BEFORE INSERT OR UPDATE ON api.memberships FOR EACH ROW EXECUTE FUNCTION change.stamp_row();


--
-- Name: organizations _100_stamp_row; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _100_stamp_row BEFORE INSERT OR UPDATE ON api.organizations FOR EACH ROW EXECUTE FUNCTION change.stamp_row();


--
-- Name: show_costs _100_stamp_row; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _100_stamp_row BEFORE INSERT OR UPDATE ON api.show_costs FOR EACH ROW EXECUTE FUNCTION change.stamp_row();


--
-- Name: show_finances _100_stamp_row; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _100_stamp_row BEFORE INSERT OR UPDATE ON api.show_finances FOR EACH ROW EXECUTE FUNCTION change.stamp_row();


--
-- Name: shows _100_stamp_row; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _100_stamp_row BEFORE INSERT OR UPDATE ON api.shows FOR EACH ROW EXECUTE FUNCTION change.stamp_row();


--
-- Name: tours _100_stamp_row; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _100_stamp_row BEFORE INSERT OR UPDATE ON api.tours FOR EACH ROW EXECUTE FUNCTION change.stamp_row();


--
-- Name: users _100_stamp_row; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _100_stamp_row BEFORE INSERT OR UPDATE ON api.users FOR EACH ROW EXECUTE FUNCTION change.stamp_row();


--
-- Name: venues _100_stamp_row; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _100_stamp_row BEFORE INSERT OR UPDATE ON api.venues FOR EACH ROW EXECUTE FUNCTION change.stamp_row();


--
-- Name: show_costs _200_guard_amounts; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _200_guard_amounts BEFORE INSERT OR UPDATE OF currency, amount ON api.show_costs FOR EACH ROW EXECUTE FUNCTION tour.guard_amounts('amount');


--
-- Name: show_finances _200_guard_amounts; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _200_guard_amounts BEFORE INSERT OR UPDATE OF currency, fee, door_price ON api.show_finances FOR EACH ROW EXECUTE FUNCTION tour.guard_amounts('fee', 'door_price');


--
-- Name: organizations _200_guard_codes; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _200_guard_codes BEFORE INSERT OR UPDATE OF currency ON api.organizations FOR EACH ROW EXECUTE FUNCTION core.guard_codes('currency', 'currency');


--
-- Name: show_costs _200_guard_codes; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _200_guard_codes BEFORE INSERT OR UPDATE OF currency ON api.show_costs FOR EACH ROW EXECUTE FUNCTION core.guard_codes('currency', 'currency');


--
-- Name: show_finances _200_guard_codes; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _200_guard_codes BEFORE INSERT OR UPDATE OF currency, fx_currency ON api.show_finances FOR EACH ROW EXECUTE FUNCTION core.guard_codes('currency', 'currency', 'currency', 'fx_currency');


--
-- Name: shows _200_guard_codes; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _200_guard_codes BEFORE INSERT OR UPDATE OF country, time_zone ON api.shows FOR EACH ROW EXECUTE FUNCTION core.guard_codes('country', 'country', 'time_zone', 'time_zone');


--
-- Name: users _200_guard_codes; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _200_guard_codes BEFORE INSERT OR UPDATE OF time_zone ON api.users FOR EACH ROW EXECUTE FUNCTION core.guard_codes('time_zone', 'time_zone');


--
-- Name: venues _200_guard_codes; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _200_guard_codes BEFORE INSERT OR UPDATE OF country, time_zone ON api.venues FOR EACH ROW EXECUTE FUNCTION core.guard_codes('country', 'country', 'time_zone', 'time_zone');


--
-- Name: memberships _200_guard_memberships; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _200_guard_memberships BEFORE INSERT OR UPDATE OF role, deleted_at ON api.memberships FOR EACH ROW EXECUTE FUNCTION core.guard_memberships();


--
-- Name: shows _200_guard_show_status; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _200_guard_show_status BEFORE INSERT OR UPDATE OF status ON api.shows FOR EACH ROW EXECUTE FUNCTION tour.guard_show_status();


--
-- Name: shows _200_place_show; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _200_place_show BEFORE INSERT OR UPDATE OF tour_id, venue_id, deleted_at ON api.shows FOR EACH ROW WHEN (((new.tour_id IS NOT NULL) OR (new.venue_id IS NOT NULL))) EXECUTE FUNCTION tour.place_show();


--
-- Name: show_finances _200_require_complete_show; Type: TRIGGER; Schema: api; Owner: -
--

CREATE CONSTRAINT TRIGGER _200_require_complete_show AFTER UPDATE ON api.show_finances DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (((new.fee IS NULL) OR (new.currency IS NULL) OR (new.deleted_at IS NOT NULL))) EXECUTE FUNCTION tour.require_complete_show();


--
-- Name: shows _200_require_complete_show; Type: TRIGGER; Schema: api; Owner: -
--

CREATE CONSTRAINT TRIGGER _200_require_complete_show AFTER INSERT ON api.shows DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN ((new.status = ANY (ARRAY['confirmed'::text, 'completed'::text]))) EXECUTE FUNCTION tour.require_complete_show();


--
-- Name: show_finances _200_require_complete_show_on_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE CONSTRAINT TRIGGER _200_require_complete_show_on_delete AFTER DELETE ON api.show_finances DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tour.require_complete_show();


--
-- Name: shows _200_require_complete_show_on_update; Type: TRIGGER; Schema: api; Owner: -
--

CREATE CONSTRAINT TRIGGER _200_require_complete_show_on_update AFTER UPDATE ON api.shows DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (((new.status = ANY (ARRAY['confirmed'::text, 'completed'::text])) AND (new.deleted_at IS NULL) AND (((((old.status IS DISTINCT FROM new.status) OR (old.show_on IS DISTINCT FROM new.show_on)) OR (old.city IS DISTINCT FROM new.city)) OR (old.country IS DISTINCT FROM new.country)) OR (old.deleted_at IS DISTINCT FROM new.deleted_at)))) EXECUTE FUNCTION tour.require_complete_show();


--
-- Name: show_costs _500_keep_money_totals_on_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _500_keep_money_totals_on_delete AFTER DELETE ON api.show_costs REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tour.keep_money_totals();


--
-- Name: show_finances _500_keep_money_totals_on_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _500_keep_money_totals_on_delete AFTER DELETE ON api.show_finances REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tour.keep_money_totals();


--
-- Name: show_costs _500_keep_money_totals_on_insert; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _500_keep_money_totals_on_insert AFTER INSERT ON api.show_costs REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tour.keep_money_totals();


--
-- Name: show_finances _500_keep_money_totals_on_insert; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _500_keep_money_totals_on_insert AFTER INSERT ON api.show_finances REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tour.keep_money_totals();


--
-- Name: show_costs _500_keep_money_totals_on_update; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _500_keep_money_totals_on_update AFTER UPDATE ON api.show_costs REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tour.keep_money_totals();


--
-- Name: show_finances _500_keep_money_totals_on_update; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _500_keep_money_totals_on_update AFTER UPDATE ON api.show_finances REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tour.keep_money_totals();


--
-- Name: shows _500_keep_show_totals; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _500_keep_show_totals AFTER INSERT ON api.shows FOR EACH ROW EXECUTE FUNCTION tour.keep_show_totals();


--
-- Name: users _500_revoke_sessions; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _500_revoke_sessions AFTER UPDATE ON api.users FOR EACH ROW WHEN (((old.status = 'active'::text) AND (old.deleted_at IS NULL) AND ((new.status <> 'active'::text) OR (new.deleted_at IS NOT NULL)))) EXECUTE FUNCTION auth.revoke_sessions();


--
-- Name: memberships _700_cascade_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _700_cascade_delete AFTER UPDATE ON api.memberships FOR EACH ROW WHEN (((old.deleted_at IS NULL) AND (new.deleted_at IS NOT NULL))) EXECUTE FUNCTION change.cascade_delete();


--
-- Name: organizations _700_cascade_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _700_cascade_delete AFTER UPDATE ON api.organizations FOR EACH ROW WHEN (((old.deleted_at IS NULL) AND (new.deleted_at IS NOT NULL))) EXECUTE FUNCTION change.cascade_delete();


--
-- Name: show_costs _700_cascade_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _700_cascade_delete AFTER UPDATE ON api.show_costs FOR EACH ROW WHEN (((old.deleted_at IS NULL) AND (new.deleted_at IS NOT NULL))) EXECUTE FUNCTION change.cascade_delete();


--
-- Name: show_finances _700_cascade_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _700_cascade_delete AFTER UPDATE ON api.show_finances FOR EACH ROW WHEN (((old.deleted_at IS NULL) AND (new.deleted_at IS NOT NULL))) EXECUTE FUNCTION change.cascade_delete();


--
-- Name: shows _700_cascade_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _700_cascade_delete AFTER UPDATE ON api.shows FOR EACH ROW WHEN (((old.deleted_at IS NULL) AND (new.deleted_at IS NOT NULL))) EXECUTE FUNCTION change.cascade_delete();


--
-- Name: tours _700_cascade_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _700_cascade_delete AFTER UPDATE ON api.tours FOR EACH ROW WHEN (((old.deleted_at IS NULL) AND (new.deleted_at IS NOT NULL))) EXECUTE FUNCTION change.cascade_delete();


--
-- Name: users _700_cascade_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _700_cascade_delete AFTER UPDATE ON api.users FOR EACH ROW WHEN (((old.deleted_at IS NULL) AND (new.deleted_at IS NOT NULL))) EXECUTE FUNCTION change.cascade_delete();


--
-- Name: venues _700_cascade_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _700_cascade_delete AFTER UPDATE ON api.venues FOR EACH ROW WHEN (((old.deleted_at IS NULL) AND (new.deleted_at IS NOT NULL))) EXECUTE FUNCTION change.cascade_delete();


--
-- Name: shows _750_keep_show_totals_on_update; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _750_keep_show_totals_on_update AFTER UPDATE ON api.shows FOR EACH ROW WHEN ((((((((old.show_on IS DISTINCT FROM new.show_on) OR (old.status IS DISTINCT FROM new.status)) OR (old.country IS DISTINCT FROM new.country)) OR (old.tour_id IS DISTINCT FROM new.tour_id)) OR (old.actual_attendance IS DISTINCT FROM new.actual_attendance)) OR (old.deleted_at IS DISTINCT FROM new.deleted_at)) OR (old.org_id IS DISTINCT FROM new.org_id))) EXECUTE FUNCTION tour.keep_show_totals();


--
-- Name: memberships _800_log_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_delete AFTER DELETE ON api.memberships REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_delete('{}', '{"org:{org_id}"}');


--
-- Name: organizations _800_log_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_delete AFTER DELETE ON api.organizations REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_delete('{}', '{"org:{id}"}');


--
-- Name: show_costs _800_log_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_delete AFTER DELETE ON api.show_costs REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_delete('{}', '{"org:{org_id}:finance"}');


--
-- Name: show_finances _800_log_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_delete AFTER DELETE ON api.show_finances REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_delete('{}', '{"org:{org_id}:finance"}');


--
-- Name: shows _800_log_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_delete AFTER DELETE ON api.shows REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_delete('{}', '{"org:{org_id}"}');


--
-- Name: tours _800_log_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_delete AFTER DELETE ON api.tours REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_delete('{}', '{"org:{org_id}"}');


--
-- Name: users _800_log_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_delete AFTER DELETE ON api.users REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_delete('{}', '{"user:{id}"}');


--
-- Name: venues _800_log_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_delete AFTER DELETE ON api.venues REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_delete('{}', '{"org:{org_id}"}');


--
-- Name: memberships _800_log_insert; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_insert AFTER INSERT ON api.memberships REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_insert('{}', '{"org:{org_id}"}');


--
-- Name: organizations _800_log_insert; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_insert AFTER INSERT ON api.organizations REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_insert('{}', '{"org:{id}"}');


--
-- Name: show_costs _800_log_insert; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_insert AFTER INSERT ON api.show_costs REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_insert('{}', '{"org:{org_id}:finance"}');


--
-- Name: show_finances _800_log_insert; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_insert AFTER INSERT ON api.show_finances REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_insert('{}', '{"org:{org_id}:finance"}');


--
-- Name: shows _800_log_insert; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_insert AFTER INSERT ON api.shows REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_insert('{}', '{"org:{org_id}"}');


--
-- Name: tours _800_log_insert; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_insert AFTER INSERT ON api.tours REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_insert('{}', '{"org:{org_id}"}');


--
-- Name: users _800_log_insert; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_insert AFTER INSERT ON api.users REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_insert('{}', '{"user:{id}"}');


--
-- Name: venues _800_log_insert; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_insert AFTER INSERT ON api.venues REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_insert('{}', '{"org:{org_id}"}');


--
-- Name: memberships _800_log_update; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_update AFTER UPDATE ON api.memberships REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_update('{}', '{"org:{org_id}"}');


--
-- Name: organizations _800_log_update; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_update AFTER UPDATE ON api.organizations REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_update('{}', '{"org:{id}"}');


--
-- Name: show_costs _800_log_update; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_update AFTER UPDATE ON api.show_costs REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_update('{}', '{"org:{org_id}:finance"}');


--
-- Name: show_finances _800_log_update; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_update AFTER UPDATE ON api.show_finances REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_update('{}', '{"org:{org_id}:finance"}');


--
-- Name: shows _800_log_update; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_update AFTER UPDATE ON api.shows REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_update('{}', '{"org:{org_id}"}');


--
-- Name: tours _800_log_update; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_update AFTER UPDATE ON api.tours REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_update('{}', '{"org:{org_id}"}');


--
-- Name: users _800_log_update; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_update AFTER UPDATE ON api.users REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_update('{}', '{"user:{id}"}');


--
-- Name: venues _800_log_update; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_update AFTER UPDATE ON api.venues REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_update('{}', '{"org:{org_id}"}');


--
-- Name: memberships memberships_org_id_fkey; Type: FK CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.memberships
    ADD CONSTRAINT memberships_org_id_fkey FOREIGN KEY (org_id) REFERENCES api.organizations(id);


--
-- Name: memberships memberships_role_fkey; Type: FK CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.memberships
    ADD CONSTRAINT memberships_role_fkey FOREIGN KEY (role) REFERENCES core.roles(role);


--
-- Name: memberships memberships_user_id_fkey; Type: FK CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.memberships
    ADD CONSTRAINT memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES api.users(id);


--
-- Name: organizations organizations_currency_fkey; Type: FK CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.organizations
    ADD CONSTRAINT organizations_currency_fkey FOREIGN KEY (currency) REFERENCES api.currencies(code);


--
-- Name: organizations organizations_personal_user_id_fkey; Type: FK CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.organizations
    ADD CONSTRAINT organizations_personal_user_id_fkey FOREIGN KEY (personal_user_id) REFERENCES api.users(id);


--
-- Name: show_costs show_costs_currency_fkey; Type: FK CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.show_costs
    ADD CONSTRAINT show_costs_currency_fkey FOREIGN KEY (currency) REFERENCES api.currencies(code);


--
-- Name: show_costs show_costs_show_id_fkey; Type: FK CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.show_costs
    ADD CONSTRAINT show_costs_show_id_fkey FOREIGN KEY (org_id, show_id) REFERENCES api.shows(org_id, id);


--
-- Name: show_finances show_finances_currency_fkey; Type: FK CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.show_finances
    ADD CONSTRAINT show_finances_currency_fkey FOREIGN KEY (currency) REFERENCES api.currencies(code);


--
-- Name: show_finances show_finances_fx_currency_fkey; Type: FK CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.show_finances
    ADD CONSTRAINT show_finances_fx_currency_fkey FOREIGN KEY (fx_currency) REFERENCES api.currencies(code);


--
-- Name: show_finances show_finances_show_id_fkey; Type: FK CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.show_finances
    ADD CONSTRAINT show_finances_show_id_fkey FOREIGN KEY (org_id, show_id) REFERENCES api.shows(org_id, id);


--
-- Name: shows shows_country_fkey; Type: FK CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.shows
    ADD CONSTRAINT shows_country_fkey FOREIGN KEY (country) REFERENCES api.countries(code);


--
-- Name: shows shows_org_id_fkey; Type: FK CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.shows
    ADD CONSTRAINT shows_org_id_fkey FOREIGN KEY (org_id) REFERENCES api.organizations(id);


--
-- Name: shows shows_tour_id_fkey; Type: FK CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.shows
    ADD CONSTRAINT shows_tour_id_fkey FOREIGN KEY (org_id, tour_id) REFERENCES api.tours(org_id, id);


--
-- Name: shows shows_venue_id_fkey; Type: FK CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.shows
    ADD CONSTRAINT shows_venue_id_fkey FOREIGN KEY (org_id, venue_id) REFERENCES api.venues(org_id, id);


--
-- Name: tours tours_org_id_fkey; Type: FK CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.tours
    ADD CONSTRAINT tours_org_id_fkey FOREIGN KEY (org_id) REFERENCES api.organizations(id);


--
-- Name: venues venues_country_fkey; Type: FK CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.venues
    ADD CONSTRAINT venues_country_fkey FOREIGN KEY (country) REFERENCES api.countries(code);


--
-- Name: venues venues_org_id_fkey; Type: FK CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.venues
    ADD CONSTRAINT venues_org_id_fkey FOREIGN KEY (org_id) REFERENCES api.organizations(id);


--
-- Name: email_addresses email_addresses_user_id_fkey; Type: FK CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.email_addresses
    ADD CONSTRAINT email_addresses_user_id_fkey FOREIGN KEY (user_id) REFERENCES api.users(id) ON DELETE CASCADE;


--
-- Name: passwords passwords_user_id_fkey; Type: FK CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.passwords
    ADD CONSTRAINT passwords_user_id_fkey FOREIGN KEY (user_id) REFERENCES api.users(id) ON DELETE CASCADE;


--
-- Name: refresh_tokens refresh_tokens_session_id_fkey; Type: FK CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.refresh_tokens
    ADD CONSTRAINT refresh_tokens_session_id_fkey FOREIGN KEY (session_id) REFERENCES auth.sessions(id) ON DELETE CASCADE;


--
-- Name: security_events security_events_user_id_fkey; Type: FK CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.security_events
    ADD CONSTRAINT security_events_user_id_fkey FOREIGN KEY (user_id) REFERENCES api.users(id) ON DELETE CASCADE;


--
-- Name: sessions sessions_user_id_fkey; Type: FK CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.sessions
    ADD CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES api.users(id) ON DELETE CASCADE;


--
-- Name: fx_rates fx_rates_currency_fkey; Type: FK CONSTRAINT; Schema: core; Owner: -
--

ALTER TABLE ONLY core.fx_rates
    ADD CONSTRAINT fx_rates_currency_fkey FOREIGN KEY (currency) REFERENCES api.currencies(code);


--
-- Name: role_permissions role_permissions_role_fkey; Type: FK CONSTRAINT; Schema: core; Owner: -
--

ALTER TABLE ONLY core.role_permissions
    ADD CONSTRAINT role_permissions_role_fkey FOREIGN KEY (role) REFERENCES core.roles(role);


--
-- Name: show_totals show_totals_show_id_fkey; Type: FK CONSTRAINT; Schema: tour; Owner: -
--

ALTER TABLE ONLY tour.show_totals
    ADD CONSTRAINT show_totals_show_id_fkey FOREIGN KEY (show_id) REFERENCES api.shows(id) ON DELETE CASCADE;


--
-- Name: countries; Type: ROW SECURITY; Schema: api; Owner: -
--

ALTER TABLE api.countries ENABLE ROW LEVEL SECURITY;

--
-- Name: currencies; Type: ROW SECURITY; Schema: api; Owner: -
--

ALTER TABLE api.currencies ENABLE ROW LEVEL SECURITY;

--
-- Name: memberships insert_admin; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY insert_admin ON api.memberships FOR INSERT TO member WITH CHECK ((org_id = ANY (( SELECT core.orgs_with('member.manage'::text) AS orgs_with)::uuid[])));


--
-- Name: show_costs insert_writer; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY insert_writer ON api.show_costs FOR INSERT TO member WITH CHECK ((org_id = ANY (( SELECT core.orgs_with('finance.write'::text) AS orgs_with)::uuid[])));


--
-- Name: show_finances insert_writer; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY insert_writer ON api.show_finances FOR INSERT TO member WITH CHECK ((org_id = ANY (( SELECT core.orgs_with('finance.write'::text) AS orgs_with)::uuid[])));


--
-- Name: shows insert_writer; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY insert_writer ON api.shows FOR INSERT TO member WITH CHECK ((org_id = ANY (( SELECT core.orgs_with('show.write'::text) AS orgs_with)::uuid[])));


--
-- Name: tours insert_writer; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY insert_writer ON api.tours FOR INSERT TO member WITH CHECK ((org_id = ANY (( SELECT core.orgs_with('show.write'::text) AS orgs_with)::uuid[])));


--
-- Name: venues insert_writer; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY insert_writer ON api.venues FOR INSERT TO member WITH CHECK ((org_id = ANY (( SELECT core.orgs_with('show.write'::text) AS orgs_with)::uuid[])));


--
-- Name: memberships; Type: ROW SECURITY; Schema: api; Owner: -
--

ALTER TABLE api.memberships ENABLE ROW LEVEL SECURITY;

--
-- Name: organizations; Type: ROW SECURITY; Schema: api; Owner: -
--

ALTER TABLE api.organizations ENABLE ROW LEVEL SECURITY;

--
-- Name: users select_colleague; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY select_colleague ON api.users FOR SELECT TO member USING (((id = ( SELECT core.current_user_id() AS current_user_id)) OR (id IN ( SELECT memberships.user_id
   FROM api.memberships
  WHERE ((memberships.org_id = ANY (( SELECT core.orgs_with('org.read'::text) AS orgs_with)::uuid[])) AND (memberships.deleted_at IS NULL))))));


--
-- Name: countries select_everybody; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY select_everybody ON api.countries FOR SELECT TO anon, member USING (true);


--
-- Name: currencies select_everybody; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY select_everybody ON api.currencies FOR SELECT TO anon, member USING (true);


--
-- Name: memberships select_member; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY select_member ON api.memberships FOR SELECT TO member USING (((org_id = ANY (( SELECT core.orgs_with('org.read'::text) AS orgs_with)::uuid[])) AND ((deleted_at IS NULL) OR (deleted_at = now()))));


--
-- Name: organizations select_member; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY select_member ON api.organizations FOR SELECT TO member USING (((id = ANY (( SELECT core.orgs_with('org.read'::text) AS orgs_with)::uuid[])) AND ((deleted_at IS NULL) OR (deleted_at = now()))));


--
-- Name: show_costs select_reader; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY select_reader ON api.show_costs FOR SELECT TO member USING (((org_id = ANY (( SELECT core.orgs_with('finance.read'::text) AS orgs_with)::uuid[])) AND ((deleted_at IS NULL) OR (deleted_at = now()))));


--
-- Name: show_finances select_reader; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY select_reader ON api.show_finances FOR SELECT TO member USING (((org_id = ANY (( SELECT core.orgs_with('finance.read'::text) AS orgs_with)::uuid[])) AND ((deleted_at IS NULL) OR (deleted_at = now()))));


--
-- Name: shows select_reader; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY select_reader ON api.shows FOR SELECT TO member USING (((org_id = ANY (( SELECT core.orgs_with('show.read'::text) AS orgs_with)::uuid[])) AND ((deleted_at IS NULL) OR (deleted_at = now()))));


--
-- Name: tours select_reader; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY select_reader ON api.tours FOR SELECT TO member USING (((org_id = ANY (( SELECT core.orgs_with('show.read'::text) AS orgs_with)::uuid[])) AND ((deleted_at IS NULL) OR (deleted_at = now()))));


--
-- Name: venues select_reader; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY select_reader ON api.venues FOR SELECT TO member USING (((org_id = ANY (( SELECT core.orgs_with('show.read'::text) AS orgs_with)::uuid[])) AND ((deleted_at IS NULL) OR (deleted_at = now()))));


--
-- Name: show_costs; Type: ROW SECURITY; Schema: api; Owner: -
--

ALTER TABLE api.show_costs ENABLE ROW LEVEL SECURITY;

--
-- Name: show_finances; Type: ROW SECURITY; Schema: api; Owner: -
--

ALTER TABLE api.show_finances ENABLE ROW LEVEL SECURITY;

--
-- Name: shows; Type: ROW SECURITY; Schema: api; Owner: -
--

ALTER TABLE api.shows ENABLE ROW LEVEL SECURITY;

--
-- Name: tours; Type: ROW SECURITY; Schema: api; Owner: -
--

ALTER TABLE api.tours ENABLE ROW LEVEL SECURITY;

--
-- Name: memberships update_admin; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY update_admin ON api.memberships FOR UPDATE TO member USING (((org_id = ANY (( SELECT core.orgs_with('org.read'::text) AS orgs_with)::uuid[])) AND (deleted_at IS NULL))) WITH CHECK ((org_id = ANY (( SELECT core.orgs_with('member.manage'::text) AS orgs_with)::uuid[])));


--
-- Name: organizations update_admin; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY update_admin ON api.organizations FOR UPDATE TO member USING (((id = ANY (( SELECT core.orgs_with('org.read'::text) AS orgs_with)::uuid[])) AND (deleted_at IS NULL))) WITH CHECK ((id = ANY (( SELECT core.orgs_with('org.manage'::text) AS orgs_with)::uuid[])));


--
-- Name: users update_self; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY update_self ON api.users FOR UPDATE TO member USING (((id = ( SELECT core.current_user_id() AS current_user_id)) OR (id IN ( SELECT memberships.user_id
   FROM api.memberships
  WHERE ((memberships.org_id = ANY (( SELECT core.orgs_with('org.read'::text) AS orgs_with)::uuid[])) AND (memberships.deleted_at IS NULL)))))) WITH CHECK ((id = ( SELECT core.current_user_id() AS current_user_id)));


--
-- Name: show_costs update_writer; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY update_writer ON api.show_costs FOR UPDATE TO member USING (((org_id = ANY (( SELECT core.orgs_with('finance.read'::text) AS orgs_with)::uuid[])) AND (deleted_at IS NULL))) WITH CHECK ((org_id = ANY (( SELECT core.orgs_with('finance.write'::text) AS orgs_with)::uuid[])));


--
-- Name: show_finances update_writer; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY update_writer ON api.show_finances FOR UPDATE TO member USING (((org_id = ANY (( SELECT core.orgs_with('finance.read'::text) AS orgs_with)::uuid[])) AND (deleted_at IS NULL))) WITH CHECK ((org_id = ANY (( SELECT core.orgs_with('finance.write'::text) AS orgs_with)::uuid[])));


--
-- Name: shows update_writer; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY update_writer ON api.shows FOR UPDATE TO member USING (((org_id = ANY (( SELECT core.orgs_with('show.read'::text) AS orgs_with)::uuid[])) AND (deleted_at IS NULL))) WITH CHECK ((org_id = ANY (( SELECT core.orgs_with('show.write'::text) AS orgs_with)::uuid[])));


--
-- Name: tours update_writer; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY update_writer ON api.tours FOR UPDATE TO member USING (((org_id = ANY (( SELECT core.orgs_with('show.read'::text) AS orgs_with)::uuid[])) AND (deleted_at IS NULL))) WITH CHECK ((org_id = ANY (( SELECT core.orgs_with('show.write'::text) AS orgs_with)::uuid[])));


--
-- Name: venues update_writer; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY update_writer ON api.venues FOR UPDATE TO member USING (((org_id = ANY (( SELECT core.orgs_with('show.read'::text) AS orgs_with)::uuid[])) AND (deleted_at IS NULL))) WITH CHECK ((org_id = ANY (( SELECT core.orgs_with('show.write'::text) AS orgs_with)::uuid[])));


--
-- Name: users; Type: ROW SECURITY; Schema: api; Owner: -
--

ALTER TABLE api.users ENABLE ROW LEVEL SECURITY;

--
-- Name: venues; Type: ROW SECURITY; Schema: api; Owner: -
--

ALTER TABLE api.venues ENABLE ROW LEVEL SECURITY;

--
-- Name: email_addresses; Type: ROW SECURITY; Schema: auth; Owner: -
--

ALTER TABLE auth.email_addresses ENABLE ROW LEVEL SECURITY;

--
-- Name: passwords; Type: ROW SECURITY; Schema: auth; Owner: -
--

ALTER TABLE auth.passwords ENABLE ROW LEVEL SECURITY;

--
-- Name: refresh_tokens; Type: ROW SECURITY; Schema: auth; Owner: -
--

ALTER TABLE auth.refresh_tokens ENABLE ROW LEVEL SECURITY;

--
-- Name: security_events; Type: ROW SECURITY; Schema: auth; Owner: -
--

ALTER TABLE auth.security_events ENABLE ROW LEVEL SECURITY;

--
-- Name: sessions; Type: ROW SECURITY; Schema: auth; Owner: -
--

ALTER TABLE auth.sessions ENABLE ROW LEVEL SECURITY;

--
-- Name: log; Type: ROW SECURITY; Schema: change; Owner: -
--

ALTER TABLE change.log ENABLE ROW LEVEL SECURITY;

--
-- Name: log_default; Type: ROW SECURITY; Schema: change; Owner: -
--

ALTER TABLE change.log_default ENABLE ROW LEVEL SECURITY;

--
-- Name: tracked_tables; Type: ROW SECURITY; Schema: change; Owner: -
--

ALTER TABLE change.tracked_tables ENABLE ROW LEVEL SECURITY;

--
-- Name: error_codes; Type: ROW SECURITY; Schema: core; Owner: -
--

ALTER TABLE core.error_codes ENABLE ROW LEVEL SECURITY;

--
-- Name: fx_rates; Type: ROW SECURITY; Schema: core; Owner: -
--

ALTER TABLE core.fx_rates ENABLE ROW LEVEL SECURITY;

--
-- Name: role_permissions; Type: ROW SECURITY; Schema: core; Owner: -
--

ALTER TABLE core.role_permissions ENABLE ROW LEVEL SECURITY;

--
-- Name: roles; Type: ROW SECURITY; Schema: core; Owner: -
--

ALTER TABLE core.roles ENABLE ROW LEVEL SECURITY;

--
-- Name: error_codes select_everybody; Type: POLICY; Schema: core; Owner: -
--

CREATE POLICY select_everybody ON core.error_codes FOR SELECT TO anon, member, bridge, relay, worker USING (true);


--
-- Name: fx_rates select_member; Type: POLICY; Schema: core; Owner: -
--

CREATE POLICY select_member ON core.fx_rates FOR SELECT TO member USING (true);


--
-- Name: show_totals; Type: ROW SECURITY; Schema: tour; Owner: -
--

ALTER TABLE tour.show_totals ENABLE ROW LEVEL SECURITY;

--
-- Name: SCHEMA analytics; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA analytics TO analyst;


--
-- Name: SCHEMA api; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA api TO anon;
GRANT USAGE ON SCHEMA api TO member;


--
-- Name: SCHEMA auth; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA auth TO anon;
GRANT USAGE ON SCHEMA auth TO member;
GRANT USAGE ON SCHEMA auth TO bridge;


--
-- Name: SCHEMA change; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA change TO anon;
GRANT USAGE ON SCHEMA change TO member;


--
-- Name: SCHEMA core; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA core TO anon;
GRANT USAGE ON SCHEMA core TO member;


--
-- Name: SCHEMA public; Type: ACL; Schema: -; Owner: -
--

REVOKE USAGE ON SCHEMA public FROM PUBLIC;


--
-- Name: SCHEMA tour; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA tour TO anon;
GRANT USAGE ON SCHEMA tour TO member;


--
-- Name: FUNCTION as_of(table_name text, at timestamp with time zone, id uuid, filter jsonb); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.as_of(table_name text, at timestamp with time zone, id uuid, filter jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION api.as_of(table_name text, at timestamp with time zone, id uuid, filter jsonb) TO member;


--
-- Name: FUNCTION personal_org_id(); Type: ACL; Schema: core; Owner: -
--

REVOKE ALL ON FUNCTION core.personal_org_id() FROM PUBLIC;
GRANT ALL ON FUNCTION core.personal_org_id() TO member;


--
-- Name: FUNCTION finance_gaps(org_id uuid, from_on date, to_on date, currency text, statuses text[]); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.finance_gaps(org_id uuid, from_on date, to_on date, currency text, statuses text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION api.finance_gaps(org_id uuid, from_on date, to_on date, currency text, statuses text[]) TO member;


--
-- Name: FUNCTION finance_summary(org_id uuid, from_on date, to_on date, currency text, group_by text, missing_rates text, statuses text[]); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.finance_summary(org_id uuid, from_on date, to_on date, currency text, group_by text, missing_rates text, statuses text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION api.finance_summary(org_id uuid, from_on date, to_on date, currency text, group_by text, missing_rates text, statuses text[]) TO member;


--
-- Name: FUNCTION current_user_id(); Type: ACL; Schema: core; Owner: -
--

REVOKE ALL ON FUNCTION core.current_user_id() FROM PUBLIC;
GRANT ALL ON FUNCTION core.current_user_id() TO anon;
GRANT ALL ON FUNCTION core.current_user_id() TO member;


--
-- Name: FUNCTION orgs_with(permission text); Type: ACL; Schema: core; Owner: -
--

REVOKE ALL ON FUNCTION core.orgs_with(permission text) FROM PUBLIC;
GRANT ALL ON FUNCTION core.orgs_with(permission text) TO anon;
GRANT ALL ON FUNCTION core.orgs_with(permission text) TO member;


--
-- Name: FUNCTION uuid_v7(); Type: ACL; Schema: core; Owner: -
--

REVOKE ALL ON FUNCTION core.uuid_v7() FROM PUBLIC;
GRANT ALL ON FUNCTION core.uuid_v7() TO anon;
GRANT ALL ON FUNCTION core.uuid_v7() TO member;


--
-- Name: TABLE memberships; Type: ACL; Schema: api; Owner: -
--

GRANT SELECT ON TABLE api.memberships TO member;


--
-- Name: COLUMN memberships.org_id; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(org_id) ON TABLE api.memberships TO member;


--
-- Name: COLUMN memberships.user_id; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(user_id) ON TABLE api.memberships TO member;


--
-- Name: COLUMN memberships.role; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(role),UPDATE(role) ON TABLE api.memberships TO member;


--
-- Name: COLUMN memberships.version; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(version) ON TABLE api.memberships TO member;


--
-- Name: COLUMN memberships.deleted_at; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(deleted_at) ON TABLE api.memberships TO member;


--
-- Name: FUNCTION readable_topics(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.readable_topics() FROM PUBLIC;
GRANT ALL ON FUNCTION change.readable_topics() TO anon;
GRANT ALL ON FUNCTION change.readable_topics() TO member;


--
-- Name: TABLE users; Type: ACL; Schema: api; Owner: -
--

GRANT SELECT ON TABLE api.users TO member;


--
-- Name: COLUMN users.username; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(username) ON TABLE api.users TO member;


--
-- Name: COLUMN users.full_name; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(full_name) ON TABLE api.users TO member;


--
-- Name: COLUMN users.avatar_url; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(avatar_url) ON TABLE api.users TO member;


--
-- Name: COLUMN users.language; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(language) ON TABLE api.users TO member;


--
-- Name: COLUMN users.time_zone; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(time_zone) ON TABLE api.users TO member;


--
-- Name: COLUMN users.version; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(version) ON TABLE api.users TO member;


--
-- Name: FUNCTION history(table_name text, id uuid); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.history(table_name text, id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.history(table_name text, id uuid) TO member;


--
-- Name: FUNCTION import_shows(rows jsonb, org_id uuid, atomic boolean, dry_run boolean); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.import_shows(rows jsonb, org_id uuid, atomic boolean, dry_run boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION api.import_shows(rows jsonb, org_id uuid, atomic boolean, dry_run boolean) TO member;


--
-- Name: FUNCTION restore(table_name text, id uuid, version integer, with_children boolean); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.restore(table_name text, id uuid, version integer, with_children boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION api.restore(table_name text, id uuid, version integer, with_children boolean) TO member;


--
-- Name: FUNCTION check_request(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.check_request() FROM PUBLIC;
GRANT ALL ON FUNCTION auth.check_request() TO anon;
GRANT ALL ON FUNCTION auth.check_request() TO member;
GRANT ALL ON FUNCTION auth.check_request() TO bridge;


--
-- Name: FUNCTION context(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.context() FROM PUBLIC;
GRANT ALL ON FUNCTION change.context() TO anon;
GRANT ALL ON FUNCTION change.context() TO member;


--
-- Name: FUNCTION close_session(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.close_session() FROM PUBLIC;
GRANT ALL ON FUNCTION auth.close_session() TO bridge;


--
-- Name: FUNCTION is_email(address text); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.is_email(address text) FROM PUBLIC;


--
-- Name: FUNCTION find_login(email text); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.find_login(email text) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.find_login(email text) TO bridge;


--
-- Name: TABLE organizations; Type: ACL; Schema: api; Owner: -
--

GRANT SELECT ON TABLE api.organizations TO member;


--
-- Name: COLUMN organizations.name; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(name) ON TABLE api.organizations TO member;


--
-- Name: COLUMN organizations.currency; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(currency) ON TABLE api.organizations TO member;


--
-- Name: COLUMN organizations.version; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(version) ON TABLE api.organizations TO member;


--
-- Name: FUNCTION profile(user_id uuid); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.profile(user_id uuid) FROM PUBLIC;


--
-- Name: FUNCTION me(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.me() FROM PUBLIC;
GRANT ALL ON FUNCTION auth.me() TO bridge;


--
-- Name: FUNCTION open_session(user_id uuid, token_hash bytea, amr text[], lifetime interval); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.open_session(user_id uuid, token_hash bytea, amr text[], lifetime interval) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.open_session(user_id uuid, token_hash bytea, amr text[], lifetime interval) TO bridge;


--
-- Name: FUNCTION refresh_session(token_hash bytea, successor_hash bytea, lifetime interval, grace interval); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.refresh_session(token_hash bytea, successor_hash bytea, lifetime interval, grace interval) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.refresh_session(token_hash bytea, successor_hash bytea, lifetime interval, grace interval) TO bridge;


--
-- Name: FUNCTION register(email text, password_hash text, full_name text, token_hash bytea, lifetime interval); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.register(email text, password_hash text, full_name text, token_hash bytea, lifetime interval) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.register(email text, password_hash text, full_name text, token_hash bytea, lifetime interval) TO bridge;


--
-- Name: FUNCTION revoke_sessions(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.revoke_sessions() FROM PUBLIC;


--
-- Name: FUNCTION schema_version(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.schema_version() FROM PUBLIC;
GRANT ALL ON FUNCTION auth.schema_version() TO bridge;


--
-- Name: FUNCTION cascade_delete(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.cascade_delete() FROM PUBLIC;


--
-- Name: FUNCTION children_of(parent_table text, parent_id uuid); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.children_of(parent_table text, parent_id uuid) FROM PUBLIC;


--
-- Name: PROCEDURE ensure_log_partitions(IN months_ahead integer); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON PROCEDURE change.ensure_log_partitions(IN months_ahead integer) FROM PUBLIC;


--
-- Name: FUNCTION expected_version(table_name text); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.expected_version(table_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION change.expected_version(table_name text) TO anon;
GRANT ALL ON FUNCTION change.expected_version(table_name text) TO member;


--
-- Name: FUNCTION guard_row_count(table_name text, row_count bigint); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.guard_row_count(table_name text, row_count bigint) FROM PUBLIC;


--
-- Name: FUNCTION log_delete(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.log_delete() FROM PUBLIC;


--
-- Name: FUNCTION log_insert(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.log_insert() FROM PUBLIC;


--
-- Name: FUNCTION log_update(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.log_update() FROM PUBLIC;


--
-- Name: FUNCTION put_image(table_name text, id uuid, image jsonb); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.put_image(table_name text, id uuid, image jsonb) FROM PUBLIC;


--
-- Name: FUNCTION restore_children(table_name text, id uuid, seq bigint, tx_id xid8); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.restore_children(table_name text, id uuid, seq bigint, tx_id xid8) FROM PUBLIC;


--
-- Name: FUNCTION restore_deleted_with(table_name text, id uuid, tx_id xid8); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.restore_deleted_with(table_name text, id uuid, tx_id xid8) FROM PUBLIC;


--
-- Name: FUNCTION stamp_row(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.stamp_row() FROM PUBLIC;


--
-- Name: FUNCTION topics_of(image jsonb, templates text[]); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.topics_of(image jsonb, templates text[]) FROM PUBLIC;


--
-- Name: PROCEDURE track(IN target regclass, IN topics text[], IN parent text, IN write text, IN redacted text[]); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON PROCEDURE change.track(IN target regclass, IN topics text[], IN parent text, IN write text, IN redacted text[]) FROM PUBLIC;


--
-- Name: FUNCTION divide_half_even(dividend numeric, divisor numeric); Type: ACL; Schema: core; Owner: -
--

REVOKE ALL ON FUNCTION core.divide_half_even(dividend numeric, divisor numeric) FROM PUBLIC;


--
-- Name: FUNCTION fail(code text, details text, hint text); Type: ACL; Schema: core; Owner: -
--

REVOKE ALL ON FUNCTION core.fail(code text, details text, hint text) FROM PUBLIC;
GRANT ALL ON FUNCTION core.fail(code text, details text, hint text) TO anon;
GRANT ALL ON FUNCTION core.fail(code text, details text, hint text) TO member;


--
-- Name: FUNCTION fx_rate(currency text, on_date date); Type: ACL; Schema: core; Owner: -
--

REVOKE ALL ON FUNCTION core.fx_rate(currency text, on_date date) FROM PUBLIC;


--
-- Name: TABLE currencies; Type: ACL; Schema: api; Owner: -
--

GRANT SELECT ON TABLE api.currencies TO anon;
GRANT SELECT ON TABLE api.currencies TO member;


--
-- Name: TABLE fx_rates; Type: ACL; Schema: core; Owner: -
--

GRANT SELECT ON TABLE core.fx_rates TO member;


--
-- Name: FUNCTION fx_rate_of(currency text, on_date date); Type: ACL; Schema: core; Owner: -
--

REVOKE ALL ON FUNCTION core.fx_rate_of(currency text, on_date date) FROM PUBLIC;


--
-- Name: FUNCTION guard_codes(); Type: ACL; Schema: core; Owner: -
--

REVOKE ALL ON FUNCTION core.guard_codes() FROM PUBLIC;


--
-- Name: FUNCTION guard_memberships(); Type: ACL; Schema: core; Owner: -
--

REVOKE ALL ON FUNCTION core.guard_memberships() FROM PUBLIC;


--
-- Name: FUNCTION is_time_zone(name text); Type: ACL; Schema: core; Owner: -
--

REVOKE ALL ON FUNCTION core.is_time_zone(name text) FROM PUBLIC;
GRANT ALL ON FUNCTION core.is_time_zone(name text) TO member;


--
-- Name: FUNCTION require_permission(org_id uuid, permission text); Type: ACL; Schema: core; Owner: -
--

REVOKE ALL ON FUNCTION core.require_permission(org_id uuid, permission text) FROM PUBLIC;
GRANT ALL ON FUNCTION core.require_permission(org_id uuid, permission text) TO member;


--
-- Name: PROCEDURE reset_access(IN target regclass); Type: ACL; Schema: core; Owner: -
--

REVOKE ALL ON PROCEDURE core.reset_access(IN target regclass) FROM PUBLIC;


--
-- Name: FUNCTION attach_to_show(); Type: ACL; Schema: tour; Owner: -
--

REVOKE ALL ON FUNCTION tour.attach_to_show() FROM PUBLIC;


--
-- Name: FUNCTION converted_lines(org_id uuid, from_on date, to_on date, currency text, statuses text[]); Type: ACL; Schema: tour; Owner: -
--

REVOKE ALL ON FUNCTION tour.converted_lines(org_id uuid, from_on date, to_on date, currency text, statuses text[]) FROM PUBLIC;


--
-- Name: FUNCTION guard_amounts(); Type: ACL; Schema: tour; Owner: -
--

REVOKE ALL ON FUNCTION tour.guard_amounts() FROM PUBLIC;


--
-- Name: FUNCTION guard_show_status(); Type: ACL; Schema: tour; Owner: -
--

REVOKE ALL ON FUNCTION tour.guard_show_status() FROM PUBLIC;


--
-- Name: FUNCTION import_country(data jsonb); Type: ACL; Schema: tour; Owner: -
--

REVOKE ALL ON FUNCTION tour.import_country(data jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION tour.import_country(data jsonb) TO member;


--
-- Name: FUNCTION import_field(data jsonb, field text, kind text); Type: ACL; Schema: tour; Owner: -
--

REVOKE ALL ON FUNCTION tour.import_field(data jsonb, field text, kind text) FROM PUBLIC;
GRANT ALL ON FUNCTION tour.import_field(data jsonb, field text, kind text) TO member;


--
-- Name: FUNCTION import_finances(show_id uuid, data jsonb); Type: ACL; Schema: tour; Owner: -
--

REVOKE ALL ON FUNCTION tour.import_finances(show_id uuid, data jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION tour.import_finances(show_id uuid, data jsonb) TO member;


--
-- Name: FUNCTION import_show(org_id uuid, data jsonb, ordinal integer); Type: ACL; Schema: tour; Owner: -
--

REVOKE ALL ON FUNCTION tour.import_show(org_id uuid, data jsonb, ordinal integer) FROM PUBLIC;
GRANT ALL ON FUNCTION tour.import_show(org_id uuid, data jsonb, ordinal integer) TO member;


--
-- Name: FUNCTION import_tour(org_id uuid, data jsonb); Type: ACL; Schema: tour; Owner: -
--

REVOKE ALL ON FUNCTION tour.import_tour(org_id uuid, data jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION tour.import_tour(org_id uuid, data jsonb) TO member;


--
-- Name: FUNCTION import_venue(org_id uuid, data jsonb, country text); Type: ACL; Schema: tour; Owner: -
--

REVOKE ALL ON FUNCTION tour.import_venue(org_id uuid, data jsonb, country text) FROM PUBLIC;
GRANT ALL ON FUNCTION tour.import_venue(org_id uuid, data jsonb, country text) TO member;


--
-- Name: FUNCTION keep_money_totals(); Type: ACL; Schema: tour; Owner: -
--

REVOKE ALL ON FUNCTION tour.keep_money_totals() FROM PUBLIC;


--
-- Name: FUNCTION keep_show_totals(); Type: ACL; Schema: tour; Owner: -
--

REVOKE ALL ON FUNCTION tour.keep_show_totals() FROM PUBLIC;


--
-- Name: PROCEDURE lock_totals(IN show_ids uuid[]); Type: ACL; Schema: tour; Owner: -
--

REVOKE ALL ON PROCEDURE tour.lock_totals(IN show_ids uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION own_lines(org_id uuid, from_on date, to_on date, currency text, statuses text[]); Type: ACL; Schema: tour; Owner: -
--

REVOKE ALL ON FUNCTION tour.own_lines(org_id uuid, from_on date, to_on date, currency text, statuses text[]) FROM PUBLIC;


--
-- Name: FUNCTION place_show(); Type: ACL; Schema: tour; Owner: -
--

REVOKE ALL ON FUNCTION tour.place_show() FROM PUBLIC;


--
-- Name: PROCEDURE refresh_totals(IN show_ids uuid[]); Type: ACL; Schema: tour; Owner: -
--

REVOKE ALL ON PROCEDURE tour.refresh_totals(IN show_ids uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION require_complete_show(); Type: ACL; Schema: tour; Owner: -
--

REVOKE ALL ON FUNCTION tour.require_complete_show() FROM PUBLIC;


--
-- Name: FUNCTION require_value(argument text, value text, allowed text[]); Type: ACL; Schema: tour; Owner: -
--

REVOKE ALL ON FUNCTION tour.require_value(argument text, value text, allowed text[]) FROM PUBLIC;


--
-- Name: FUNCTION summary_currency(org_id uuid, currency text); Type: ACL; Schema: tour; Owner: -
--

REVOKE ALL ON FUNCTION tour.summary_currency(org_id uuid, currency text) FROM PUBLIC;


--
-- Name: FUNCTION summary_statuses(statuses text[], group_by text); Type: ACL; Schema: tour; Owner: -
--

REVOKE ALL ON FUNCTION tour.summary_statuses(statuses text[], group_by text) FROM PUBLIC;


--
-- Name: TABLE countries; Type: ACL; Schema: api; Owner: -
--

GRANT SELECT ON TABLE api.countries TO anon;
GRANT SELECT ON TABLE api.countries TO member;


--
-- Name: TABLE show_costs; Type: ACL; Schema: api; Owner: -
--

GRANT SELECT ON TABLE api.show_costs TO member;


--
-- Name: COLUMN show_costs.show_id; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(show_id) ON TABLE api.show_costs TO member;


--
-- Name: COLUMN show_costs.kind; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(kind),UPDATE(kind) ON TABLE api.show_costs TO member;


--
-- Name: COLUMN show_costs.description; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(description),UPDATE(description) ON TABLE api.show_costs TO member;


--
-- Name: COLUMN show_costs.amount; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(amount),UPDATE(amount) ON TABLE api.show_costs TO member;


--
-- Name: COLUMN show_costs.currency; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(currency),UPDATE(currency) ON TABLE api.show_costs TO member;


--
-- Name: COLUMN show_costs.version; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(version) ON TABLE api.show_costs TO member;


--
-- Name: COLUMN show_costs.deleted_at; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(deleted_at) ON TABLE api.show_costs TO member;


--
-- Name: TABLE show_finances; Type: ACL; Schema: api; Owner: -
--

GRANT SELECT ON TABLE api.show_finances TO member;


--
-- Name: COLUMN show_finances.show_id; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(show_id) ON TABLE api.show_finances TO member;


--
-- Name: COLUMN show_finances.currency; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(currency),UPDATE(currency) ON TABLE api.show_finances TO member;


--
-- Name: COLUMN show_finances.fee; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(fee),UPDATE(fee) ON TABLE api.show_finances TO member;


--
-- Name: COLUMN show_finances.door_price; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(door_price),UPDATE(door_price) ON TABLE api.show_finances TO member;


--
-- Name: COLUMN show_finances.withholding_percent; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(withholding_percent),UPDATE(withholding_percent) ON TABLE api.show_finances TO member;


--
-- Name: COLUMN show_finances.agency_name; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(agency_name),UPDATE(agency_name) ON TABLE api.show_finances TO member;


--
-- Name: COLUMN show_finances.agency_percent; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(agency_percent),UPDATE(agency_percent) ON TABLE api.show_finances TO member;


--
-- Name: COLUMN show_finances.management_name; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(management_name),UPDATE(management_name) ON TABLE api.show_finances TO member;


--
-- Name: COLUMN show_finances.management_percent; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(management_percent),UPDATE(management_percent) ON TABLE api.show_finances TO member;


--
-- Name: COLUMN show_finances.fx_currency; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(fx_currency),UPDATE(fx_currency) ON TABLE api.show_finances TO member;


--
-- Name: COLUMN show_finances.fx_rate; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(fx_rate),UPDATE(fx_rate) ON TABLE api.show_finances TO member;


--
-- Name: COLUMN show_finances.version; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(version) ON TABLE api.show_finances TO member;


--
-- Name: COLUMN show_finances.deleted_at; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(deleted_at) ON TABLE api.show_finances TO member;


--
-- Name: TABLE shows; Type: ACL; Schema: api; Owner: -
--

GRANT SELECT ON TABLE api.shows TO member;


--
-- Name: COLUMN shows.org_id; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(org_id) ON TABLE api.shows TO member;


--
-- Name: COLUMN shows.tour_id; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(tour_id),UPDATE(tour_id) ON TABLE api.shows TO member;


--
-- Name: COLUMN shows.venue_id; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(venue_id),UPDATE(venue_id) ON TABLE api.shows TO member;


--
-- Name: COLUMN shows.name; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(name),UPDATE(name) ON TABLE api.shows TO member;


--
-- Name: COLUMN shows.show_on; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(show_on),UPDATE(show_on) ON TABLE api.shows TO member;


--
-- Name: COLUMN shows.status; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(status),UPDATE(status) ON TABLE api.shows TO member;


--
-- Name: COLUMN shows.city; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(city),UPDATE(city) ON TABLE api.shows TO member;


--
-- Name: COLUMN shows.country; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(country),UPDATE(country) ON TABLE api.shows TO member;


--
-- Name: COLUMN shows.time_zone; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(time_zone),UPDATE(time_zone) ON TABLE api.shows TO member;


--
-- Name: COLUMN shows.expected_attendance; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(expected_attendance),UPDATE(expected_attendance) ON TABLE api.shows TO member;


--
-- Name: COLUMN shows.actual_attendance; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(actual_attendance),UPDATE(actual_attendance) ON TABLE api.shows TO member;


--
-- Name: COLUMN shows.notes; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(notes),UPDATE(notes) ON TABLE api.shows TO member;


--
-- Name: COLUMN shows.external_id; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(external_id),UPDATE(external_id) ON TABLE api.shows TO member;


--
-- Name: COLUMN shows.version; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(version) ON TABLE api.shows TO member;


--
-- Name: COLUMN shows.deleted_at; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(deleted_at) ON TABLE api.shows TO member;


--
-- Name: TABLE tours; Type: ACL; Schema: api; Owner: -
--

GRANT SELECT ON TABLE api.tours TO member;


--
-- Name: COLUMN tours.org_id; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(org_id) ON TABLE api.tours TO member;


--
-- Name: COLUMN tours.name; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(name),UPDATE(name) ON TABLE api.tours TO member;


--
-- Name: COLUMN tours.starts_on; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(starts_on),UPDATE(starts_on) ON TABLE api.tours TO member;


--
-- Name: COLUMN tours.ends_on; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(ends_on),UPDATE(ends_on) ON TABLE api.tours TO member;


--
-- Name: COLUMN tours.notes; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(notes),UPDATE(notes) ON TABLE api.tours TO member;


--
-- Name: COLUMN tours.version; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(version) ON TABLE api.tours TO member;


--
-- Name: COLUMN tours.deleted_at; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(deleted_at) ON TABLE api.tours TO member;


--
-- Name: TABLE venues; Type: ACL; Schema: api; Owner: -
--

GRANT SELECT ON TABLE api.venues TO member;


--
-- Name: COLUMN venues.org_id; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(org_id) ON TABLE api.venues TO member;


--
-- Name: COLUMN venues.name; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(name),UPDATE(name) ON TABLE api.venues TO member;


--
-- Name: COLUMN venues.address; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(address),UPDATE(address) ON TABLE api.venues TO member;


--
-- Name: COLUMN venues.city; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(city),UPDATE(city) ON TABLE api.venues TO member;


--
-- Name: COLUMN venues.subdivision; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(subdivision),UPDATE(subdivision) ON TABLE api.venues TO member;


--
-- Name: COLUMN venues.country; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(country),UPDATE(country) ON TABLE api.venues TO member;


--
-- Name: COLUMN venues.latitude; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(latitude),UPDATE(latitude) ON TABLE api.venues TO member;


--
-- Name: COLUMN venues.longitude; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(longitude),UPDATE(longitude) ON TABLE api.venues TO member;


--
-- Name: COLUMN venues.time_zone; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(time_zone),UPDATE(time_zone) ON TABLE api.venues TO member;


--
-- Name: COLUMN venues.capacity; Type: ACL; Schema: api; Owner: -
--

GRANT INSERT(capacity),UPDATE(capacity) ON TABLE api.venues TO member;


--
-- Name: COLUMN venues.version; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(version) ON TABLE api.venues TO member;


--
-- Name: COLUMN venues.deleted_at; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(deleted_at) ON TABLE api.venues TO member;


--
-- Name: TABLE error_codes; Type: ACL; Schema: core; Owner: -
--

GRANT SELECT ON TABLE core.error_codes TO anon;
GRANT SELECT ON TABLE core.error_codes TO member;
GRANT SELECT ON TABLE core.error_codes TO bridge;
GRANT SELECT ON TABLE core.error_codes TO relay;
GRANT SELECT ON TABLE core.error_codes TO worker;


--
-- Name: DEFAULT PRIVILEGES FOR FUNCTIONS; Type: DEFAULT ACL; Schema: -; Owner: -
--

ALTER DEFAULT PRIVILEGES FOR ROLE ontour_owner REVOKE ALL ON FUNCTIONS FROM PUBLIC;


--
-- PostgreSQL database dump complete
--

\unrestrict x

