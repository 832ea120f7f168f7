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
-- Name: mail; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA mail;


--
-- Name: SCHEMA mail; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON SCHEMA mail IS 'Mails: what is to be sent, and what became of it.';


--
-- Name: queue; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA queue;


--
-- Name: SCHEMA queue; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON SCHEMA queue IS 'The queue of work that is done after a commit: procrastinate''s tables and functions.';


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
-- Name: finding; Type: TYPE; Schema: change; Owner: -
--

CREATE TYPE change.finding AS (
	"position" bigint,
	seq bigint,
	table_name text,
	row_id uuid,
	finding text,
	details text
);


--
-- Name: TYPE finding; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON TYPE change.finding IS 'What change.verify has found, and where: edited, deleted, inserted or reordered rows, a tail that was cut, a
tree that was damaged or rebuilt, changes that were not logged.';


--
-- Name: local_import; Type: TYPE; Schema: change; Owner: -
--

CREATE TYPE change.local_import AS (
	org_id uuid,
	key text,
	data jsonb,
	said text[],
	row_id uuid,
	parent_id uuid
);


--
-- Name: TYPE local_import; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON TYPE change.local_import IS 'What an importer is given: one row of an offline past, read.';


--
-- Name: COLUMN local_import.key; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_import.key IS 'By what it is known here; differs from row to row.';


--
-- Name: COLUMN local_import.data; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_import.data IS 'The row by the names of our fields, all of them as text.';


--
-- Name: COLUMN local_import.said; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_import.said IS 'The fields that are new since it was imported last.';


--
-- Name: COLUMN local_import.row_id; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_import.row_id IS 'What that has made of it; null the first time.';


--
-- Name: COLUMN local_import.parent_id; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_import.parent_id IS 'The row that it belongs to.';


--
-- Name: local_item; Type: TYPE; Schema: change; Owner: -
--

CREATE TYPE change.local_item AS (
	pointer text,
	section text,
	name text,
	data jsonb,
	parent_pointer text
);


--
-- Name: TYPE local_item; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON TYPE change.local_item IS 'One row of an offline past, found in its data.';


--
-- Name: COLUMN local_item.pointer; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_item.pointer IS 'Where it stands, as a JSON pointer.';


--
-- Name: COLUMN local_item.section; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_item.section IS 'The section of change.local_importers, or where there is none the key in snake case.';


--
-- Name: COLUMN local_item.name; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_item.name IS 'Its key, if it stands in an object; else null.';


--
-- Name: COLUMN local_item.data; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_item.data IS 'The row without the lists of rows inside it.';


--
-- Name: COLUMN local_item.parent_pointer; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_item.parent_pointer IS 'The row inside which it stands.';


--
-- Name: local_verdict; Type: TYPE; Schema: change; Owner: -
--

CREATE TYPE change.local_verdict AS (
	pointer text,
	section text,
	local_id text,
	verdict text,
	code text,
	message text,
	details text,
	row_id uuid
);


--
-- Name: TYPE local_verdict; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON TYPE change.local_verdict IS 'What became of one row of an offline past.';


--
-- Name: COLUMN local_verdict.pointer; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_verdict.pointer IS 'Where it stands in the data, as a JSON pointer (RFC 6901).';


--
-- Name: COLUMN local_verdict.section; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_verdict.section IS 'What it is, such as shows.';


--
-- Name: COLUMN local_verdict.local_id; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_verdict.local_id IS 'Its id in the data, if it has one.';


--
-- Name: COLUMN local_verdict.verdict; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_verdict.verdict IS 'created, updated, unchanged, skipped or rejected.';


--
-- Name: COLUMN local_verdict.code; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_verdict.code IS 'Why it was skipped or rejected, as in an error: code, message and details.';


--
-- Name: COLUMN local_verdict.details; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_verdict.details IS 'The values that were in the way; of a row that was written, the keys that nothing is known of.';


--
-- Name: COLUMN local_verdict.row_id; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_verdict.row_id IS 'The row that it is here.';


--
-- Name: merged_field; Type: TYPE; Schema: change; Owner: -
--

CREATE TYPE change.merged_field AS (
	column_name text,
	policy text,
	base jsonb,
	mine jsonb,
	theirs jsonb,
	value jsonb,
	is_open boolean,
	is_lost boolean
);


--
-- Name: TYPE merged_field; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON TYPE change.merged_field IS 'One field of a three-way merge: its value afterwards; open: somebody must decide; lost: a value gave way.';


--
-- Name: operation; Type: TYPE; Schema: change; Owner: -
--

CREATE TYPE change.operation AS (
	op_id uuid,
	op text,
	table_name text,
	row_id uuid,
	base_version integer,
	fields jsonb,
	depends_on uuid[],
	made_at timestamp with time zone,
	device_id text,
	content jsonb
);


--
-- Name: TYPE operation; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON TYPE change.operation IS 'One operation of a device, read: op is insert, update, delete or resolve; content is what was sent.';


--
-- Name: outcome; Type: TYPE; Schema: change; Owner: -
--

CREATE TYPE change.outcome AS (
	verdict text,
	version integer,
	"row" jsonb,
	conflicts uuid[],
	code text,
	message text,
	details text,
	hint text
);


--
-- Name: TYPE outcome; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON TYPE change.outcome IS 'What became of an operation: applied, merged, conflict or rejected; code and the rest say why.';


--
-- Name: told; Type: TYPE; Schema: change; Owner: -
--

CREATE TYPE change.told AS (
	"position" bigint,
	type text,
	"table" text,
	id uuid,
	op text,
	version integer,
	changed text[],
	"row" jsonb,
	topics text[],
	entered text[],
	"left" text[],
	actor_id uuid,
	device_id text,
	op_id uuid,
	tx_id text,
	at timestamp with time zone
);


--
-- Name: TYPE told; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON TYPE change.told IS 'A frame of the feed as a row: what the reader is told of one position.';


--
-- Name: procrastinate_job_event_type; Type: TYPE; Schema: queue; Owner: -
--

CREATE TYPE queue.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);


--
-- Name: procrastinate_job_status; Type: TYPE; Schema: queue; Owner: -
--

CREATE TYPE queue.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);


--
-- Name: procrastinate_job_to_defer_v1; Type: TYPE; Schema: queue; Owner: -
--

CREATE TYPE queue.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);


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
-- Name: accept_invitation(text, uuid); Type: FUNCTION; Schema: api; Owner: -
--

CREATE FUNCTION api.accept_invitation(token text DEFAULT NULL::text, id uuid DEFAULT NULL::uuid) RETURNS api.memberships
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_invitation constant api.invitations := auth.open_invitation(
        accept_invitation.token, accept_invitation.id
    );
    v_membership api.memberships;
begin
    -- One at a time for a person, who may have two invitations.
    perform pg_advisory_xact_lock(hashtextextended('joining of ' || core.current_user_id(), 0));
    select memberships.* into v_membership
    from api.memberships
    where memberships.org_id = v_invitation.org_id
        and memberships.user_id = core.current_user_id()
        and memberships.deleted_at is null;
    if found then
        -- Who belongs to it already takes nobody's place.
        if num_nonnulls(v_invitation.email, v_invitation.user_id) = 0 then
            return v_membership;
        end if;
    else
        -- Who was removed, or left, knows the token still.
        perform from api.memberships
        where memberships.org_id = v_invitation.org_id
            and memberships.user_id = core.current_user_id()
            and memberships.deleted_at > v_invitation.created_at;
        if found then
            perform core.fail('INVITATION_INVALID');
        end if;
        insert into api.memberships (org_id, user_id, role)
        values (v_invitation.org_id, core.current_user_id(), v_invitation.role)
        returning * into v_membership;
    end if;
    update api.invitations set used_count = invitations.used_count + 1
    where invitations.id = v_invitation.id;
    return v_membership;
end
$$;


--
-- Name: FUNCTION accept_invitation(token text, id uuid); Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON FUNCTION api.accept_invitation(token text, id uuid) IS 'Makes the caller a member, by the token of a mail or a link, or by the id of an invitation in
rpc/my_invitations; returns the membership. Who is a member already stays what they are; who has left since
the invitation was made needs another. Raises INVITATION_INVALID (404).';


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
    if as_of.at < change.retired_until() then
        perform core.fail('TIME_RETIRED', format('at=%s kept_since=%s', as_of.at, change.retired_until()));
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
read them. Raises UNKNOWN_TABLE (404), TIME_RETIRED (410).';


--
-- Name: batch(jsonb, boolean, boolean); Type: FUNCTION; Schema: api; Owner: -
--

CREATE FUNCTION api.batch(operations jsonb, atomic boolean DEFAULT true, dry_run boolean DEFAULT false) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_verdicts jsonb;
    v_has_failed boolean;
begin
    begin
        v_verdicts := change.run_operations(batch.operations::json);
        v_has_failed := batch.atomic and exists (
            select
            from jsonb_array_elements(v_verdicts) as v
            where coalesce(v -> 'first', v) ->> 'verdict' in ('rejected', 'conflict')
        );
        if batch.dry_run or v_has_failed then
            raise exception using errcode = 'OT001', message = 'undone';
        end if;
        return v_verdicts;
    exception
        when sqlstate 'OT001' then
            null;
    end;

    return (
        select jsonb_agg(
            case
                when v_has_failed and v ->> 'verdict' in ('applied', 'merged')
                    then jsonb_build_object('op_id', v -> 'op_id', 'verdict', 'rejected') || undone.body
                else v - 'conflicts'
            end
            order by place
        )
        from jsonb_array_elements(v_verdicts) with ordinality as given (v, place)
        cross join (
            select to_jsonb(error_codes) - 'status' as body
            from core.error_codes
            where error_codes.code = 'BATCH_ROLLED_BACK'
        ) as undone
    );
end
$$;


--
-- Name: FUNCTION batch(operations jsonb, atomic boolean, dry_run boolean); Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON FUNCTION api.batch(operations jsonb, atomic boolean, dry_run boolean) IS 'Several operations in one request, in the form of push and with its verdicts. atomic: all are written or none
and none is remembered: those that could have been are rejected with BATCH_ROLLED_BACK (422). dry_run:
the same verdicts, nothing written. Any member, under the rights that a direct write would have. Raises
OPERATION_LIMIT, INVALID_ARGUMENT (422) and PUSH_RUNNING (409).';


--
-- Name: changes(bigint, integer, uuid); Type: FUNCTION; Schema: api; Owner: -
--

CREATE FUNCTION api.changes(after bigint, max integer DEFAULT 1000, feed_id uuid DEFAULT NULL::uuid) RETURNS SETOF change.told
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_max constant integer := least(greatest(coalesce(changes.max, 1000), 1), 1000);
    v_bounds record;
    v_frames text[];
    v_last bigint;
begin
    select * into v_bounds from change.feed_bounds();
    if changes.feed_id <> v_bounds.feed_id then
        perform core.fail('FEED_MISMATCH', format('feed_id=%s', v_bounds.feed_id));
    end if;
    perform change.require_position(changes.after);

    select array_agg(told.frame order by told.position), max(told.position) into v_frames, v_last
    from change.catch_up(
        core.current_user_id(), changes.after, v_max, not core.is_fully_signed_in()
    ) as told;
    -- A page that is not full ends at the head.
    if coalesce(cardinality(v_frames), 0) < v_max then
        v_last := v_bounds.head;
    end if;
    perform set_config(
        'response.headers', jsonb_build_array(
            jsonb_build_object('Feed-Position', v_last::text), jsonb_build_object('Feed-Id', v_bounds.feed_id)
        )::text, true
    );

    return query
    select told.*
    from unnest(v_frames) as page (frame)
    cross join lateral json_populate_record(null::change.told, page.frame::json) as told;
end
$$;


--
-- Name: FUNCTION changes(after bigint, max integer, feed_id uuid); Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON FUNCTION api.changes(after bigint, max integer, feed_id uuid) IS 'What the caller may read of the feed after this position, at most 1,000 changes, in order: the same frames as
on the socket, as rows. GET /api/changes?position=gt.N&limit=M calls it; with feed_id it refuses another feed.
The headers Feed-Position and Feed-Id say up to where the answer is complete, and in which feed. Any member.
Raises POSITION_INVALID, POSITION_AHEAD (400), FEED_MISMATCH (409), POSITION_GONE (410).';


--
-- Name: create_invitation_link(uuid, text, interval, integer); Type: FUNCTION; Schema: api; Owner: -
--

CREATE FUNCTION api.create_invitation_link(org_id uuid, role text, expires_in interval DEFAULT '7 days'::interval, uses integer DEFAULT 1) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_invitation api.invitations;
    -- 244 random bits.
    v_token constant text := 'inv_'
        || replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
begin
    v_invitation.org_id := create_invitation_link.org_id;
    v_invitation.role := create_invitation_link.role;
    v_invitation.uses := coalesce(create_invitation_link.uses, 1);
    if (create_invitation_link.expires_in between '1 minute' and '30 days') is not true
        or v_invitation.uses not between 1 and (case v_invitation.role when 'owner' then 1 else 1000 end)
    then
        perform core.fail(
            'VALIDATION_FAILED', 'expires_in: 1 minute to 30 days; uses: 1 to 1000, and 1 for an owner.'
        );
    end if;
    v_invitation := auth.make_invitation(v_invitation, create_invitation_link.expires_in);
    insert into auth.invitation_links (token_hash, invitation_id)
    values (sha256(convert_to(v_token, 'UTF8')), v_invitation.id);
    return jsonb_build_object('token', v_token, 'invitation', to_jsonb(v_invitation));
end
$$;


--
-- Name: FUNCTION create_invitation_link(org_id uuid, role text, expires_in interval, uses integer); Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON FUNCTION api.create_invitation_link(org_id uuid, role text, expires_in interval, uses integer) IS 'An invitation for whoever has its token: {"token", "invitation"}. The token is told this once and kept
nowhere; put it behind the # of a link. Who may manage members; only owners invite an owner.
Raises PERMISSION_DENIED, OWNER_PROTECTED (403), NOT_FOUND (404), INVITATION_LIMIT (409), VALIDATION_FAILED,
UNKNOWN_ROLE (422) and THROTTLED (429).';


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
-- Name: create_organization(text, text); Type: FUNCTION; Schema: api; Owner: -
--

CREATE FUNCTION api.create_organization(name text, currency text DEFAULT 'EUR'::text) RETURNS api.organizations
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_org api.organizations;
begin
    perform auth.limit_rate('organization_person', core.current_user_id()::text);
    insert into api.organizations (name, currency)
    values (create_organization.name, coalesce(create_organization.currency, 'EUR'))
    returning * into v_org;
    insert into api.memberships (org_id, user_id, role) values (v_org.id, core.current_user_id(), 'owner');
    return v_org;
end
$$;


--
-- Name: FUNCTION create_organization(name text, currency text); Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON FUNCTION api.create_organization(name text, currency text) IS 'Makes an organization of which the caller is the owner, and returns it. Any signed-in person.
Raises UNKNOWN_CURRENCY (422) and THROTTLED (429).';


--
-- Name: decline_invitation(text, uuid); Type: FUNCTION; Schema: api; Owner: -
--

CREATE FUNCTION api.decline_invitation(token text DEFAULT NULL::text, id uuid DEFAULT NULL::uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_invitation constant api.invitations := auth.open_invitation(
        decline_invitation.token, decline_invitation.id
    );
begin
    -- A link is for others as well.
    if num_nonnulls(v_invitation.email, v_invitation.user_id) = 0 then
        perform core.fail('INVITATION_INVALID');
    end if;
    update api.invitations set declined_at = now() where invitations.id = v_invitation.id;
end
$$;


--
-- Name: FUNCTION decline_invitation(token text, id uuid); Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON FUNCTION api.decline_invitation(token text, id uuid) IS 'Says no to an invitation to oneself, by the token of the mail or by the id; nobody accepts it then.
Raises INVITATION_INVALID (404), also for a link.';


--
-- Name: head(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.head() RETURNS bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    return (select sequencer.position from change.sequencer);
end
$$;


--
-- Name: FUNCTION head(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.head() IS 'The last position given, as the calling statement''s snapshot shows it.';


--
-- Name: feed_position(); Type: FUNCTION; Schema: api; Owner: -
--

CREATE FUNCTION api.feed_position() RETURNS bigint
    LANGUAGE sql STABLE
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT change.head() AS head;
END;


--
-- Name: FUNCTION feed_position(); Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON FUNCTION api.feed_position() IS 'The position up to which every answer that is asked for after this one reflects the feed.';


--
-- Name: feed_position(record); Type: FUNCTION; Schema: api; Owner: -
--

CREATE FUNCTION api.feed_position(record) RETURNS bigint
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
    -- @plpgsql_check_options: extra_warnings = false
    -- Whose column it is does not matter.
    return change.head();
end
$$;


--
-- Name: FUNCTION feed_position(record); Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON FUNCTION api.feed_position(record) IS 'As a column of any table, select=*,feed_position: the position that these very rows reflect.';


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
 SELECT (((NULLIF(current_setting('request.jwt.claims'::text, true), ''::text))::json ->> 'sub'::text))::uuid AS uuid;
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
    if not core.is_fully_signed_in() then
        perform from core.permissions as asked
        where asked.permission = orgs_with.permission and not asked.needs_full_sign_in;
        if not found then
            return array[]::uuid[];
        end if;
    end if;

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

COMMENT ON FUNCTION core.orgs_with(permission text) IS 'The organizations in which the caller has this permission; an empty array if none. Who signed in by a PIN
alone has none that needs a full sign-in.';


--
-- Name: topic_permissions; Type: TABLE; Schema: change; Owner: -
--

CREATE TABLE change.topic_permissions (
    topic text NOT NULL,
    permission text NOT NULL
);


--
-- Name: TABLE topic_permissions; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON TABLE change.topic_permissions IS 'The permission that reads each topic of an organization.';


--
-- Name: COLUMN topic_permissions.topic; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.topic_permissions.topic IS 'A template, as in change.track.';


--
-- Name: COLUMN topic_permissions.permission; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.topic_permissions.permission IS 'What the policies of such tables ask core.orgs_with for.';


--
-- Name: readable_topics(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.readable_topics() RETURNS text[]
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT COALESCE(array_agg(readable.topic), '{}'::text[]) AS "coalesce"
    FROM ((
                  SELECT replace(asked.topic, '{org_id}'::text, (org_id.org_id)::text) AS replace
                    FROM (change.topic_permissions asked
                      CROSS JOIN LATERAL unnest(core.orgs_with(asked.permission)) org_id(org_id))
                 UNION ALL
                  SELECT ('user:'::text || core.current_user_id())
                 UNION ALL
                  SELECT ('profile:'::text || core.current_user_id())
         ) UNION
          SELECT ('profile:'::text || memberships.user_id)
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
    is_presence_visible boolean DEFAULT true NOT NULL,
    is_searchable boolean DEFAULT false NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by uuid,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_by uuid,
    deleted_at timestamp with time zone,
    CONSTRAINT users_avatar_url_form_check CHECK (((avatar_url ~ '^https://[^[:space:]"<>\\]+$'::text) AND (char_length(avatar_url) <= 2000))),
    CONSTRAINT users_full_name_length_check CHECK (((char_length(full_name) >= 1) AND (char_length(full_name) <= 200))),
    CONSTRAINT users_language_form_check CHECK ((language ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$'::text)),
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

COMMENT ON COLUMN api.users.avatar_url IS 'Address of a picture; https only, for whoever looks at it fetches it.';


--
-- Name: COLUMN users.language; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.users.language IS 'BCP 47 language for texts sent to this person, such as en, de-AT or zh-Hant-TW.';


--
-- Name: COLUMN users.time_zone; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.users.time_zone IS 'IANA time zone in which this person wants to see instants.';


--
-- Name: COLUMN users.status; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.users.status IS 'active, inactive or suspended; only active people can use a session.';


--
-- Name: COLUMN users.is_presence_visible; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.users.is_presence_visible IS 'Whether colleagues see when this person is online, away or typing.';


--
-- Name: COLUMN users.is_searchable; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.users.is_searchable IS 'Whether people with whom this person shares no organization find them by their username, and may invite them.
Not unless they say so: a username is chosen for signing in, too.';


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
    salt bytea DEFAULT uuid_send(gen_random_uuid()),
    images_hash bytea,
    context_hash bytea,
    CONSTRAINT log_context_erased_whole_check CHECK (((context_hash IS NULL) OR ((num_nonnulls(session_id, device_id, request_id, ip, user_agent) = 0) AND ((salt IS NULL) = (images_hash IS NOT NULL))))),
    CONSTRAINT log_images_erased_whole_check CHECK (((images_hash IS NULL) OR ((context_hash IS NOT NULL) AND (num_nonnulls(before, after, salt) = 0)))),
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
-- Name: COLUMN log.salt; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.log.salt IS 'Random, so that nobody guesses what was erased from its hash; see change.context_hash.';


--
-- Name: COLUMN log.images_hash; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.log.images_hash IS 'What change.images_hash gave when before and after were erased; null while they stand.';


--
-- Name: COLUMN log.context_hash; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.log.context_hash IS 'What change.context_hash gave when session, device, request, address and user agent were erased; null while
they stand.';


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
-- Name: import_local(jsonb, uuid, boolean); Type: FUNCTION; Schema: api; Owner: -
--

CREATE FUNCTION api.import_local(data jsonb, org_id uuid DEFAULT core.personal_org_id(), dry_run boolean DEFAULT false) RETURNS SETOF change.local_verdict
    LANGUAGE plpgsql
    SET search_path TO ''
    SET lock_timeout TO '2s'
    AS $$
declare
    v_device_id constant text := left(
        coalesce(import_local.data ->> 'device_id', import_local.data ->> 'deviceId'), 100
    );
    v_given record;
    v_family jsonb := jsonb '{}';
    v_verdict change.local_verdict;
    v_verdicts change.local_verdict[] := array[]::change.local_verdict[];
    v_state text;
    v_message text;
    v_detail text;
    v_outcome change.outcome;
begin
    perform core.require_permission(import_local.org_id, 'org.read');
    if jsonb_typeof(import_local.data) is distinct from 'object' then
        perform core.fail('INVALID_ARGUMENT', 'data is not an object');
    end if;
    begin
        -- Two imports at once would each make the same tours and venues.
        perform pg_advisory_xact_lock(hashtextextended('tour.import_shows ' || import_local.org_id, 0));
    exception
        when lock_not_available then
            perform core.fail('IMPORT_RUNNING');
    end;

    begin
        for v_given in
            select
                item as item,
                row_number() over (
                    partition by (item).section, (item).parent_pointer, (item).data order by found.place
                ) as ordinal,
                count(*) over () as total
            from jsonb_each(import_local.data) as top
            left join change.local_importers as importers
                on importers.section = change.local_section(top.key)
            cross join lateral (
                select row_number() over () as place, inside as item
                from change.local_items(top.key, top.value) as inside
            ) as found
            where change.snake_case(top.key) <> 'device_id'
            order by importers.position, top.key, found.place
        loop
            if v_given.total > 5000 then
                perform core.fail('ROW_LIMIT_EXCEEDED', 'rows=' || v_given.total);
            end if;
            begin
                if clock_timestamp() > statement_timestamp() + interval '5 seconds' then
                    perform core.fail('OPERATION_BUSY');
                end if;
                v_verdict := change.import_local_item(
                    import_local.org_id, v_given.item, v_device_id, v_given.ordinal, v_family
                );
            exception
                when others then
                    get stacked diagnostics
                        v_state = returned_sqlstate, v_message = message_text, v_detail = pg_exception_detail;
                    v_outcome := change.outcome_of_error(v_state, v_message, v_detail);
                    v_verdict := null;
                    v_verdict.local_id := coalesce(
                        (v_given.item).data ->> 'id', (v_given.item).data ->> 'local_id',
                        (v_given.item).data ->> 'localId', (v_given.item).data ->> '_id', (v_given.item).name
                    );
                    v_verdict.verdict := case
                        when v_outcome.code in ('NO_SUCH_SECTION', 'ROW_DELETED', 'OPERATION_BUSY')
                            then 'skipped'
                        else 'rejected'
                    end;
                    v_verdict.code := v_outcome.code;
                    v_verdict.message := v_outcome.message;
                    v_verdict.details := v_outcome.details;
            end;
            v_verdict.pointer := (v_given.item).pointer;
            v_verdict.section := (v_given.item).section;
            v_verdicts := v_verdicts || v_verdict;

            if (v_given.item).parent_pointer is null then
                v_family := jsonb '{}';
            end if;
            v_family := v_family || jsonb_build_object(v_verdict.pointer, v_verdict.row_id);
        end loop;

        if import_local.dry_run then
            raise exception using errcode = 'OT001', message = 'undone';
        end if;
    exception
        when sqlstate 'OT001' then
            null;
    end;

    foreach v_verdict in array v_verdicts loop
        if import_local.dry_run and v_verdict.verdict = 'created' then
            v_verdict.row_id := null;
        end if;
        return next v_verdict;
    end loop;
end
$$;


--
-- Name: FUNCTION import_local(data jsonb, org_id uuid, dry_run boolean); Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON FUNCTION api.import_local(data jsonb, org_id uuid, dry_run boolean) IS 'Imports what a browser kept in its localStorage: an object with a list of shows, each with its list of costs
(or costs, each with the show_id of its show), under either spelling of every key, and the device_id that
their ids are counted by. Answers with a verdict for each row; rows of which this installation has no table
are skipped. A row is known by its id: importing it again changes nothing, importing it with something new
changes only that, and what was deleted here stays deleted. dry_run: the same verdicts, nothing written. After
five seconds the rest is skipped with OPERATION_BUSY: send the same again. Raises NOT_FOUND (404),
IMPORT_RUNNING (409), INVALID_ARGUMENT and ROW_LIMIT_EXCEEDED (422).';


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
-- Name: invitations; Type: TABLE; Schema: api; Owner: -
--

CREATE TABLE api.invitations (
    id uuid DEFAULT core.uuid_v7() NOT NULL,
    org_id uuid NOT NULL,
    role text NOT NULL,
    invited_by uuid NOT NULL,
    email text,
    user_id uuid,
    uses integer DEFAULT 1 NOT NULL,
    used_count integer DEFAULT 0 NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    declined_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by uuid,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_by uuid,
    deleted_at timestamp with time zone,
    CONSTRAINT invitations_email_form_check CHECK (((email = lower(email)) AND (email ~~ '_%@_%'::text) AND (octet_length(email) <= 254))),
    CONSTRAINT invitations_to_one_of_a_kind_check CHECK (((num_nonnulls(email, user_id) = 0) OR ((num_nonnulls(email, user_id) = 1) AND (uses = 1)))),
    CONSTRAINT invitations_used_count_within_uses_check CHECK (((used_count >= 0) AND (used_count <= uses))),
    CONSTRAINT invitations_uses_bounds_check CHECK (((uses >= 1) AND (uses <= 1000)))
);


--
-- Name: TABLE invitations; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON TABLE api.invitations IS 'Who has been asked into an organization, by mail, by name or by a link; made by rpc/invite and
rpc/create_invitation_link, revoked by DELETE.';


--
-- Name: COLUMN invitations.role; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.invitations.role IS 'What who accepts becomes.';


--
-- Name: COLUMN invitations.invited_by; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.invitations.invited_by IS 'The author. It is good as long as the author may give this role.';


--
-- Name: COLUMN invitations.email; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.invitations.email IS 'The address that was asked, in lower case. Never in the feed or in a history: read it here.';


--
-- Name: COLUMN invitations.user_id; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.invitations.user_id IS 'The person who was asked; null for an address and for a link.';


--
-- Name: COLUMN invitations.uses; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.invitations.uses IS 'How many people may come in by it; 1 unless it is a link.';


--
-- Name: COLUMN invitations.used_count; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.invitations.used_count IS 'How many have.';


--
-- Name: COLUMN invitations.expires_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.invitations.expires_at IS 'Until when it is good.';


--
-- Name: COLUMN invitations.declined_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.invitations.declined_at IS 'When the person who was asked said no.';


--
-- Name: COLUMN invitations.version; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.invitations.version IS 'Counts the changes of this row. Send the one you read with a PATCH: a stale one is refused.';


--
-- Name: COLUMN invitations.created_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.invitations.created_at IS 'When this row was made.';


--
-- Name: COLUMN invitations.created_by; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.invitations.created_by IS 'The person who made it.';


--
-- Name: COLUMN invitations.updated_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.invitations.updated_at IS 'When it was changed last.';


--
-- Name: COLUMN invitations.updated_by; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.invitations.updated_by IS 'The person who changed it last.';


--
-- Name: COLUMN invitations.deleted_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.invitations.deleted_at IS 'When it was deleted; such rows are not shown.';


--
-- Name: invite(uuid, text, text, uuid); Type: FUNCTION; Schema: api; Owner: -
--

CREATE FUNCTION api.invite(org_id uuid, role text, email text DEFAULT NULL::text, user_id uuid DEFAULT NULL::uuid) RETURNS api.invitations
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_wanted api.invitations;
begin
    v_wanted.org_id := invite.org_id;
    v_wanted.role := invite.role;
    v_wanted.email := lower(trim(invite.email) collate "C");
    v_wanted.user_id := invite.user_id;
    if num_nonnulls(v_wanted.email, v_wanted.user_id) <> 1 then
        perform core.fail('VALIDATION_FAILED', 'Either email or user_id.');
    end if;
    if not auth.is_email(v_wanted.email) then
        perform core.fail('INVALID_EMAIL', left(v_wanted.email, 320));
    end if;
    perform core.require_permission(invite.org_id, 'member.manage');
    if v_wanted.user_id is not null and not auth.may_find(v_wanted.user_id) then
        perform core.fail('NOT_FOUND', 'user_id=' || invite.user_id);
    end if;

    v_wanted := auth.make_invitation(v_wanted, '7 days');
    perform auth.mail_invitation(v_wanted);
    return v_wanted;
end
$$;


--
-- Name: FUNCTION invite(org_id uuid, role text, email text, user_id uuid); Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON FUNCTION api.invite(org_id uuid, role text, email text, user_id uuid) IS 'Invites an address, or a person whom rpc/search_people has found, into an organization, for 7 days, and mails
it. The answer is the same whether or not somebody has the address. Who may manage members; only owners invite
owners. Raises PERMISSION_DENIED, OWNER_PROTECTED, EMAIL_NOT_VERIFIED (403), NOT_FOUND (404), INVITATION_LIMIT
(409), VALIDATION_FAILED, INVALID_EMAIL, UNKNOWN_ROLE (422) and THROTTLED (429).';


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
-- Name: role_permissions; Type: TABLE; Schema: core; Owner: -
--

CREATE TABLE core.role_permissions (
    role text NOT NULL,
    permission text NOT NULL
);


--
-- Name: TABLE role_permissions; Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON TABLE core.role_permissions IS 'What each role may do.';


--
-- Name: may_give(uuid, uuid, text); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.may_give(user_id uuid, org_id uuid, role text) RETURNS boolean
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM ((api.memberships
              JOIN api.users ON ((users.id = memberships.user_id)))
              JOIN core.role_permissions granted ON ((granted.role = memberships.role)))
           WHERE ((memberships.user_id = may_give.user_id) AND (memberships.org_id = may_give.org_id) AND (memberships.deleted_at IS NULL) AND (users.status = 'active'::text) AND (granted.permission =
                 CASE may_give.role
                     WHEN 'owner'::text THEN 'owner.manage'::text
                     ELSE 'member.manage'::text
                 END)))) AS "exists";
END;


--
-- Name: FUNCTION may_give(user_id uuid, org_id uuid, role text); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.may_give(user_id uuid, org_id uuid, role text) IS 'Whether this person may, at this moment, bring others into an organization in this role.';


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
-- Name: my_invitations(); Type: FUNCTION; Schema: api; Owner: -
--

CREATE FUNCTION api.my_invitations() RETURNS TABLE(id uuid, organization text, invited_by text, role text, expires_at timestamp with time zone, created_at timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER ROWS 10
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT invitations.id,
     organizations.name,
     users.full_name,
     invitations.role,
     invitations.expires_at,
     invitations.created_at
    FROM ((( SELECT mine.id,
             mine.org_id,
             mine.role,
             mine.invited_by,
             mine.email,
             mine.user_id,
             mine.uses,
             mine.used_count,
             mine.expires_at,
             mine.declined_at,
             mine.version,
             mine.created_at,
             mine.created_by,
             mine.updated_at,
             mine.updated_by,
             mine.deleted_at
            FROM api.invitations mine
           WHERE (mine.user_id = core.current_user_id())
         UNION ALL
          SELECT mine.id,
             mine.org_id,
             mine.role,
             mine.invited_by,
             mine.email,
             mine.user_id,
             mine.uses,
             mine.used_count,
             mine.expires_at,
             mine.declined_at,
             mine.version,
             mine.created_at,
             mine.created_by,
             mine.updated_at,
             mine.updated_by,
             mine.deleted_at
            FROM (auth.email_addresses addresses
              JOIN api.invitations mine ON ((mine.email = addresses.email)))
           WHERE ((addresses.user_id = core.current_user_id()) AND (addresses.verified_at IS NOT NULL))) invitations
      JOIN api.organizations ON ((organizations.id = invitations.org_id)))
      JOIN api.users ON ((users.id = invitations.invited_by)))
   WHERE ((invitations.deleted_at IS NULL) AND (invitations.declined_at IS NULL) AND (invitations.used_count = 0) AND (invitations.expires_at > now()) AND auth.may_give(invitations.invited_by, invitations.org_id, invitations.role))
   ORDER BY invitations.created_at DESC, invitations.id;
END;


--
-- Name: FUNCTION my_invitations(); Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON FUNCTION api.my_invitations() IS 'The open invitations to the caller: by name, or to the address that they have verified.';


--
-- Name: push(json); Type: FUNCTION; Schema: api; Owner: -
--

CREATE FUNCTION api.push(json) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $_$
begin
    return (
        select change.run_operations(given.operations, given.device_id)
        from change.read_push($1) as given
    );
end
$_$;


--
-- Name: FUNCTION push(json); Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON FUNCTION api.push(json) IS 'Takes what a device did offline: {"operations": [...], "device_id": "..."}, each operation with op_id, table,
id, op (insert, update or delete), and as needed base_version, fields, depends_on, made_at. Answers with a
verdict for each: applied, merged, conflict, rejected or duplicate. Any member, under the rights that a direct
write would have. Raises OPERATION_LIMIT, INVALID_ARGUMENT (422) and PUSH_RUNNING (409); the codes of single
operations are in their verdicts.';


--
-- Name: read_invitation(text); Type: FUNCTION; Schema: api; Owner: -
--

CREATE FUNCTION api.read_invitation(token text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_invitation constant api.invitations := auth.open_invitation(read_invitation.token, null);
begin
    return (
        select jsonb_build_object(
            'organization', organizations.name,
            'invited_by', users.full_name,
            'role', v_invitation.role,
            'email', v_invitation.email,
            'expires_at', v_invitation.expires_at
        )
        from api.organizations
        cross join api.users
        where organizations.id = v_invitation.org_id and users.id = v_invitation.invited_by
    );
end
$$;


--
-- Name: FUNCTION read_invitation(token text); Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON FUNCTION api.read_invitation(token text) IS 'What a token invites to: {"organization", "invited_by", "role", "email", "expires_at"}; email is that of a
mail. Anybody who has the token. Raises INVITATION_INVALID (404).';


--
-- Name: resend_invitation(uuid); Type: FUNCTION; Schema: api; Owner: -
--

CREATE FUNCTION api.resend_invitation(id uuid) RETURNS api.invitations
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_invitation api.invitations;
begin
    select invitations.* into v_invitation
    from api.invitations
    where invitations.id = resend_invitation.id
        and invitations.deleted_at is null
        and invitations.org_id = any (core.orgs_with('org.read'));
    if not found then
        perform core.fail('NOT_FOUND', 'id=' || resend_invitation.id);
    end if;
    perform core.require_permission(v_invitation.org_id, 'member.manage');
    if not auth.may_give(core.current_user_id(), v_invitation.org_id, v_invitation.role) then
        perform core.fail('OWNER_PROTECTED');
    end if;
    perform auth.limit_rate('invitation_org', v_invitation.org_id::text);
    perform auth.limit_rate('invitation_person', core.current_user_id()::text);

    -- Who sends it again answers for it from here on.
    update api.invitations
    set expires_at = now() + interval '7 days', invited_by = core.current_user_id()
    where invitations.id = v_invitation.id
        and invitations.deleted_at is null
        and invitations.declined_at is null
        and invitations.used_count = 0
        and num_nonnulls(invitations.email, invitations.user_id) = 1
    returning * into v_invitation;
    if not found then
        perform core.fail('INVITATION_INVALID');
    end if;
    perform auth.mail_invitation(v_invitation);
    return v_invitation;
end
$$;


--
-- Name: FUNCTION resend_invitation(id uuid); Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON FUNCTION api.resend_invitation(id uuid) IS 'Mails an invitation again, good for another 7 days, expired or not. Who may manage members.
Raises PERMISSION_DENIED, OWNER_PROTECTED, EMAIL_NOT_VERIFIED (403), NOT_FOUND (404), INVITATION_INVALID (404:
it was answered, or is a link) and THROTTLED (429).';


--
-- Name: resolve_conflicts(jsonb, text); Type: FUNCTION; Schema: api; Owner: -
--

CREATE FUNCTION api.resolve_conflicts(resolutions jsonb, device_id text DEFAULT NULL::text) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
    return change.run_operations(
        resolve_conflicts.resolutions::json, resolve_conflicts.device_id, are_resolutions => true
    );
end
$$;


--
-- Name: FUNCTION resolve_conflicts(resolutions jsonb, device_id text); Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON FUNCTION api.resolve_conflicts(resolutions jsonb, device_id text) IS 'Resolves conflicts, also with what was decided offline: each resolution has op_id, conflict_id, choice (mine,
theirs or value) and as needed value and made_at. Answers with a verdict for each, like push: a row that has
changed since may make it a conflict again. Who made the edit, to give it up; else who may write the row.
Verdicts have the codes of push and CONFLICT_CLOSED (409). Raises OPERATION_LIMIT, INVALID_ARGUMENT (422) and
PUSH_RUNNING (409).';


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
    call change.lock_parent(restore.table_name, restore.id);
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
    -- Of that time the log may have this row and no longer its children.
    if restore.with_children and v_wanted.logged_at < change.retired_until() then
        perform core.fail('TIME_RETIRED', format('kept_since=%s', change.retired_until()));
    end if;

    if restore.with_children or v_last.op = 'delete' then
        call change.lock_children(restore.table_name, restore.id);
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
NOT_FOUND, VERSION_NOT_FOUND (404), PERMISSION_DENIED (403), TIME_RETIRED (410), NOT_RESTORABLE (422), and
whatever a write of these values raises.';


--
-- Name: search_people(text); Type: FUNCTION; Schema: api; Owner: -
--

CREATE FUNCTION api.search_people(query text) RETURNS TABLE(id uuid, username text, full_name text, avatar_url text, is_colleague boolean)
    LANGUAGE plpgsql SECURITY DEFINER ROWS 20
    SET search_path TO ''
    AS $$
declare
    v_self constant uuid := core.current_user_id();
    v_query constant text := lower(ltrim(trim(search_people.query), '@'));
begin
    if (char_length(v_query) between 3 and 100) is not true then
        perform core.fail('QUERY_TOO_SHORT', 'characters=' || coalesce(char_length(v_query), 0));
    end if;
    perform auth.limit_rate('search_person', v_self::text);

    return query
    with colleagues as (
        select users.id
        from (
            select distinct memberships.user_id
            from api.memberships
            where memberships.org_id = any ((select core.orgs_with('org.read'))::uuid[])
                and memberships.deleted_at is null
        ) as seats
        join api.users on users.id = seats.user_id
        where users.status = 'active'
            and users.deleted_at is null
            and (
                starts_with(users.username, v_query)
                or strpos(' ' || lower(users.full_name), ' ' || v_query) > 0
            )
    ), others as (
        select users.id
        from api.users
        where users.is_searchable
            and users.status = 'active'
            and users.deleted_at is null
            and users.username ~>=~ v_query
            and users.username ~<~ (v_query || '~')
        order by users.username using ~<~
        limit 21
    )
    select
        found.id, found.username, found.full_name, found.avatar_url,
        found.id in (select colleagues.id from colleagues) as is_colleague
    from api.users as found
    where found.id in (select colleagues.id from colleagues union all select others.id from others)
        and found.id <> v_self
    order by is_colleague desc, found.username, found.full_name, found.id
    limit 20;
end
$$;


--
-- Name: FUNCTION search_people(query text); Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON FUNCTION api.search_people(query text) IS 'At most 20 people whose username begins with the query, or, of colleagues, a word of whose name does;
colleagues first. Whom one shares no organization with is found only if they are searchable. Any signed-in
person. Raises QUERY_TOO_SHORT (422: fewer than 3 characters) and THROTTLED (429).';


--
-- Name: snapshot(text[], uuid, uuid, integer); Type: FUNCTION; Schema: api; Owner: -
--

CREATE FUNCTION api.snapshot(table_names text[] DEFAULT NULL::text[], org_id uuid DEFAULT NULL::uuid, after uuid DEFAULT NULL::uuid, max integer DEFAULT 10000) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $_$
declare
    v_max constant integer := least(greatest(coalesce(snapshot.max, 10000), 1), 10000);
    v_unknown text;
    v_query text;
    v_snapshot jsonb;
begin
    select wanted.name into v_unknown
    from unnest(snapshot.table_names) as wanted (name)
    where wanted.name not in (
        select tracked.table_name
        from change.tracked() as tracked
        where has_table_privilege(format('api.%I', tracked.table_name), 'select')
    )
    limit 1;
    if found then
        perform core.fail('UNKNOWN_TABLE', 'table=' || left(v_unknown, 100));
    end if;

    -- One statement, so one snapshot, of all tables and of the position.
    select string_agg(
        format(
            $sql$
                select
                    %1$L as table_name,
                    jsonb_agg(page.entry order by page.id) filter (where page.n <= $3) as entries,
                    max(page.n) > $3 as has_more
                from (
                    select
                        live.id, row_number() over (order by live.id) as n,
                        jsonb_build_object(
                            'id', live.id, 'version', live.version, 'row', image.image,
                            'topics', change.topics_of(image.image, %2$L)
                        ) as entry
                    from (
                        select * from api.%1$I as t
                        where ($1 is null or %3$s) and ($2 is null or t.id > $2)
                        order by t.id
                        limit $3 + 1
                    ) as live
                    cross join lateral (select to_jsonb(live) - %4$L::text[] offset 0) as image (image)
                ) as page
            $sql$,
            tracked.table_name, tracked.topics,
            case
                when tracked.has_org then 't.org_id = $1'
                when tracked.table_name = 'organizations' then 't.id = $1'
                else 't.id in (select user_id from api.memberships where org_id = $1)'
            end,
            tracked.redacted
        ),
        ' union all '
    ) into v_query
    from change.tracked() as tracked
    where tracked.table_name = any (coalesce(snapshot.table_names, array[tracked.table_name]))
        and has_table_privilege(format('api.%I', tracked.table_name), 'select');

    -- @plpgsql_check_options: security_warnings = false
    -- It cannot see that every part of v_query is made by format.
    execute format(
        $sql$
            with page as (%s)
            select jsonb_build_object(
                'feed_id', bounds.feed_id, 'position', bounds.head,
                'tables', (
                    select coalesce(jsonb_object_agg(table_name, coalesce(entries, '[]')), '{}') from page
                ),
                'more', (select coalesce(jsonb_agg(table_name) filter (where has_more), '[]') from page)
            )
            from change.feed_bounds() as bounds
        $sql$,
        coalesce(
            v_query, 'select null::text as table_name, null::jsonb as entries, false as has_more limit 0'
        )
    ) into v_snapshot using snapshot.org_id, snapshot.after, v_max;
    return v_snapshot;
end
$_$;


--
-- Name: FUNCTION snapshot(table_names text[], org_id uuid, after uuid, max integer); Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON FUNCTION api.snapshot(table_names text[], org_id uuid, after uuid, max integer) IS 'The caller''s rows of tracked tables (all if not named), of one organization if given, with the feed''s
position in the same snapshot:
{"feed_id", "position", "tables": {"shows": [{"id", "version", "topics", "row"}]}, "more"}.
At most max rows a table (10,000), by id; more names the tables that have more: ask for those with after = the
last id, and keep the first position. Any member. Raises UNKNOWN_TABLE (404).';


--
-- Name: transfer_ownership(uuid, uuid); Type: FUNCTION; Schema: api; Owner: -
--

CREATE FUNCTION api.transfer_ownership(org_id uuid, user_id uuid) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
    perform core.require_permission(transfer_ownership.org_id, 'owner.manage');
    perform auth.require_step_up();

    -- Both rows in one order, then the question again: meanwhile somebody else may have changed them.
    perform from api.memberships
    where memberships.org_id = transfer_ownership.org_id
        and memberships.user_id in (core.current_user_id(), transfer_ownership.user_id)
        and memberships.deleted_at is null
    order by memberships.id
    for no key update;
    perform core.require_permission(transfer_ownership.org_id, 'owner.manage');

    update api.memberships set role = 'owner'
    where memberships.org_id = transfer_ownership.org_id
        and memberships.user_id = transfer_ownership.user_id
        and memberships.user_id <> core.current_user_id()
        and memberships.deleted_at is null;
    if not found then
        perform core.fail('NOT_FOUND', 'user_id=' || transfer_ownership.user_id);
    end if;
    update api.memberships set role = 'admin'
    where memberships.org_id = transfer_ownership.org_id
        and memberships.user_id = core.current_user_id()
        and memberships.deleted_at is null;
end
$$;


--
-- Name: FUNCTION transfer_ownership(org_id uuid, user_id uuid); Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON FUNCTION api.transfer_ownership(org_id uuid, user_id uuid) IS 'Makes another member an owner, and the caller, who is one, an admin: both or neither. Needs a fresh sign-in.
Raises STEP_UP_REQUIRED (401), PERMISSION_DENIED (403), NOT_FOUND (404: the organization, or the member) and
PERSONAL_ORGANIZATION (409).';


--
-- Name: conflicts; Type: TABLE; Schema: api; Owner: -
--

CREATE TABLE api.conflicts (
    id uuid DEFAULT core.uuid_v7() NOT NULL,
    org_id uuid,
    table_name text NOT NULL,
    row_id uuid NOT NULL,
    kind text NOT NULL,
    column_name text,
    policy text DEFAULT 'ask'::text NOT NULL,
    base jsonb,
    mine jsonb,
    theirs jsonb,
    base_version integer,
    theirs_version integer,
    op_id uuid NOT NULL,
    actor_id uuid,
    device_id text,
    made_at timestamp with time zone NOT NULL,
    theirs_op_id uuid,
    theirs_actor_id uuid,
    theirs_device_id text,
    theirs_at timestamp with time zone,
    code text,
    message text,
    status text DEFAULT 'open'::text NOT NULL,
    choice text,
    chosen jsonb,
    replaced jsonb,
    resolved_version integer,
    resolved_by uuid,
    resolved_at timestamp with time zone,
    topics text[] NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by uuid,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_by uuid,
    deleted_at timestamp with time zone,
    CONSTRAINT conflicts_choice_known_check CHECK ((choice = ANY (ARRAY['mine'::text, 'theirs'::text, 'value'::text]))),
    CONSTRAINT conflicts_choice_made_check CHECK (((status = 'resolved'::text) = (choice IS NOT NULL))),
    CONSTRAINT conflicts_column_name_field_check CHECK (((kind = 'field'::text) = (column_name IS NOT NULL))),
    CONSTRAINT conflicts_kind_known_check CHECK ((kind = ANY (ARRAY['field'::text, 'deleted'::text, 'delete'::text, 'rule'::text]))),
    CONSTRAINT conflicts_status_known_check CHECK ((status = ANY (ARRAY['open'::text, 'resolved'::text, 'superseded'::text])))
);


--
-- Name: TABLE conflicts; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON TABLE api.conflicts IS 'Edits that met another edit of the same field or row: what was there, what each side wanted, what became of
it.';


--
-- Name: COLUMN conflicts.org_id; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.org_id IS 'The organization of the row; null for a person''s own.';


--
-- Name: COLUMN conflicts.table_name; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.table_name IS 'The table of the row that this is about.';


--
-- Name: COLUMN conflicts.row_id; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.row_id IS 'The row that this is about.';


--
-- Name: COLUMN conflicts.kind; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.kind IS 'field: both changed it; deleted: the row was deleted meanwhile; delete: the row to be deleted was changed
meanwhile; rule: the merged row would break a rule.';


--
-- Name: COLUMN conflicts.column_name; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.column_name IS 'The field; null if it is about the row.';


--
-- Name: COLUMN conflicts.policy; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.policy IS 'What decided: ask, mine, theirs or latest.';


--
-- Name: COLUMN conflicts.base; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.base IS 'What both sides started from: the value of a field, or an object of fields.';


--
-- Name: COLUMN conflicts.mine; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.mine IS 'What the operation wanted; null for the deletion of a row.';


--
-- Name: COLUMN conflicts.theirs; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.theirs IS 'What stands in the row; null if it is deleted.';


--
-- Name: COLUMN conflicts.base_version; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.base_version IS 'The version that the operation started from.';


--
-- Name: COLUMN conflicts.theirs_version; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.theirs_version IS 'The version of the row that this conflict was seen in.';


--
-- Name: COLUMN conflicts.op_id; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.op_id IS 'The operation that met it.';


--
-- Name: COLUMN conflicts.actor_id; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.actor_id IS 'Who made the operation.';


--
-- Name: COLUMN conflicts.device_id; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.device_id IS 'On which device.';


--
-- Name: COLUMN conflicts.made_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.made_at IS 'When, as the device says.';


--
-- Name: COLUMN conflicts.theirs_op_id; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.theirs_op_id IS 'The operation of the other side, if it was offline too.';


--
-- Name: COLUMN conflicts.theirs_actor_id; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.theirs_actor_id IS 'Who wrote what stands in the row.';


--
-- Name: COLUMN conflicts.theirs_device_id; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.theirs_device_id IS 'On which device.';


--
-- Name: COLUMN conflicts.theirs_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.theirs_at IS 'When it was written.';


--
-- Name: COLUMN conflicts.code; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.code IS 'The error of the rule that the merged row would break.';


--
-- Name: COLUMN conflicts.message; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.message IS 'That error in words.';


--
-- Name: COLUMN conflicts.status; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.status IS 'open, resolved, or superseded by a later conflict about the same field.';


--
-- Name: COLUMN conflicts.choice; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.choice IS 'mine, theirs or value: how it was resolved.';


--
-- Name: COLUMN conflicts.chosen; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.chosen IS 'The fields that the resolution wrote.';


--
-- Name: COLUMN conflicts.replaced; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.replaced IS 'What those fields held before.';


--
-- Name: COLUMN conflicts.resolved_version; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.resolved_version IS 'The version that the resolution made; null if it wrote
nothing.';


--
-- Name: COLUMN conflicts.resolved_by; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.resolved_by IS 'Who resolved it; null if a policy did.';


--
-- Name: COLUMN conflicts.resolved_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.resolved_at IS 'When.';


--
-- Name: COLUMN conflicts.topics; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.topics IS 'Who may read it: the topics of the row that it is about.';


--
-- Name: COLUMN conflicts.version; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.version IS 'Counts the changes of this row. Send the one you read with a PATCH: a stale one is refused.';


--
-- Name: COLUMN conflicts.created_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.created_at IS 'When this row was made.';


--
-- Name: COLUMN conflicts.created_by; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.created_by IS 'The person who made it.';


--
-- Name: COLUMN conflicts.updated_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.updated_at IS 'When it was changed last.';


--
-- Name: COLUMN conflicts.updated_by; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.updated_by IS 'The person who changed it last.';


--
-- Name: COLUMN conflicts.deleted_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.conflicts.deleted_at IS 'When it was deleted; such rows are not shown.';


--
-- Name: undo_resolution(uuid); Type: FUNCTION; Schema: api; Owner: -
--

CREATE FUNCTION api.undo_resolution(conflict_id uuid) RETURNS api.conflicts
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $_$
declare
    v_conflict api.conflicts;
    v_row jsonb;
    v_is_as_left boolean;
begin
    select conflicts.* into v_conflict from api.conflicts where conflicts.id = undo_resolution.conflict_id;
    if not found then
        perform core.fail('NOT_FOUND', 'conflict_id=' || undo_resolution.conflict_id);
    end if;
    if v_conflict.status <> 'resolved' then
        perform core.fail('CONFLICT_NOT_RESOLVED', 'status=' || v_conflict.status);
    end if;

    if v_conflict.resolved_version is not null and v_conflict.kind = 'delete' then
        perform api.restore(v_conflict.table_name, v_conflict.row_id, v_conflict.resolved_version);
    elsif v_conflict.resolved_version is not null then
        execute format(
            'select to_jsonb(live) from api.%I as live where live.id = $1 for no key update',
            v_conflict.table_name
        ) into v_row using v_conflict.row_id;
        v_is_as_left := case v_conflict.kind
            when 'deleted' then (v_row -> 'version')::integer = v_conflict.resolved_version
            else v_row @> v_conflict.chosen
        end;
        if v_is_as_left is not true then
            perform core.fail('RESOLUTION_OVERWRITTEN', 'version=' || (v_row ->> 'version'));
        end if;
        perform change.write_fields(
            v_conflict.table_name, v_conflict.row_id,
            case v_conflict.kind
                when 'deleted' then jsonb_build_object('deleted_at', now())
                else v_conflict.replaced
            end
        );
    end if;
    return change.reopen_conflict(v_conflict.id);
exception
    when transaction_rollback or lock_not_available then
        perform core.fail('OPERATION_BUSY');
        return null;
end
$_$;


--
-- Name: FUNCTION undo_resolution(conflict_id uuid); Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON FUNCTION api.undo_resolution(conflict_id uuid) IS 'Takes the resolution of a conflict back, a policy''s too: the row gets what it had before, the conflict is
open again. Who may write the row. Raises NOT_FOUND (404), CONFLICT_NOT_RESOLVED, RESOLUTION_OVERWRITTEN,
OPERATION_BUSY (409), PERMISSION_DENIED (403), and whatever a write of these values raises.';


--
-- Name: identities; Type: TABLE; Schema: auth; Owner: -
--

CREATE TABLE auth.identities (
    id uuid DEFAULT core.uuid_v7() NOT NULL,
    user_id uuid NOT NULL,
    issuer text NOT NULL,
    subject text NOT NULL,
    provider text NOT NULL,
    email text,
    email_verified boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    last_used_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT identities_email_length_check CHECK ((char_length(email) <= 320)),
    CONSTRAINT identities_issuer_url_check CHECK (((issuer ~ '^https?://'::text) AND (char_length(issuer) <= 500))),
    CONSTRAINT identities_provider_form_check CHECK ((provider ~ '^[a-z][a-z0-9_]{0,29}$'::text)),
    CONSTRAINT identities_subject_length_check CHECK (((char_length(subject) >= 1) AND (char_length(subject) <= 255)))
);


--
-- Name: TABLE identities; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON TABLE auth.identities IS 'Accounts with other providers, such as Google, by which a person signs in.';


--
-- Name: COLUMN identities.issuer; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.identities.issuer IS 'Who names the account: an OpenID provider''s issuer.';


--
-- Name: COLUMN identities.subject; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.identities.subject IS 'What the issuer calls the account; it never changes.';


--
-- Name: COLUMN identities.provider; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.identities.provider IS 'What the bridge''s settings call the provider.';


--
-- Name: COLUMN identities.email; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.identities.email IS 'The account''s address at its last use, to be shown; nothing is found by it.';


--
-- Name: COLUMN identities.email_verified; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.identities.email_verified IS 'Whether the provider says that the address is theirs.';


--
-- Name: COLUMN identities.last_used_at; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.identities.last_used_at IS 'The last sign-in by it.';


--
-- Name: add_identity(uuid, jsonb); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.add_identity(user_id uuid, identity jsonb) RETURNS uuid
    LANGUAGE sql
    BEGIN ATOMIC
 INSERT INTO auth.identities (user_id, issuer, subject, provider, email, email_verified)  SELECT add_identity.user_id AS user_id,
             found.issuer,
             found.subject,
             found.provider,
             found.email,
             found.email_verified
            FROM jsonb_populate_record(NULL::auth.identities, add_identity.identity) found(id, user_id, issuer, subject, provider, email, email_verified, created_at, last_used_at)
   RETURNING identities.id;
END;


--
-- Name: FUNCTION add_identity(user_id uuid, identity jsonb); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.add_identity(user_id uuid, identity jsonb) IS 'Lets a person sign in by this identity from now on, as auth.make_oauth_code has it; for functions of auth.';


--
-- Name: add_preferences(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.add_preferences() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    insert into api.preferences (user_id) select new_rows.id from new_rows;
    return null;
end
$$;


--
-- Name: FUNCTION add_preferences(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.add_preferences() IS 'Statement trigger: gives new people their preferences.';


--
-- Name: announce_keys(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.announce_keys() RETURNS void
    LANGUAGE sql
    BEGIN ATOMIC
 SELECT pg_notify('pgrst'::text, 'reload config'::text) AS pg_notify;
END;


--
-- Name: FUNCTION announce_keys(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.announce_keys() IS 'Has PostgREST read its configuration again, and with it the public keys of access tokens.';


--
-- Name: announce_revocation(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.announce_revocation() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
    perform pg_catalog.pg_notify('session', old.id::text);
    return null;
end
$$;


--
-- Name: FUNCTION announce_revocation(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.announce_revocation() IS 'Row trigger: notifies the channel session, with its id, of a session that is revoked or gone.';


--
-- Name: oauth_flows; Type: TABLE; Schema: auth; Owner: -
--

CREATE TABLE auth.oauth_flows (
    id uuid DEFAULT core.uuid_v7() NOT NULL,
    state_hash bytea NOT NULL,
    browser_hash bytea,
    provider text NOT NULL,
    purpose text NOT NULL,
    return_to text NOT NULL,
    code_challenge text NOT NULL,
    user_id uuid,
    session_id uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone DEFAULT (now() + '00:10:00'::interval) NOT NULL,
    answered_at timestamp with time zone,
    code_hash bytea,
    identity jsonb,
    used_at timestamp with time zone,
    opened_session_id uuid,
    CONSTRAINT oauth_flows_browser_hash_sha256_check CHECK ((octet_length(browser_hash) = 32)),
    CONSTRAINT oauth_flows_code_after_answer_check CHECK (((code_hash IS NULL) OR (answered_at IS NOT NULL))),
    CONSTRAINT oauth_flows_code_challenge_s256_check CHECK ((code_challenge ~ '^[A-Za-z0-9_-]{43}$'::text)),
    CONSTRAINT oauth_flows_code_hash_sha256_check CHECK ((octet_length(code_hash) = 32)),
    CONSTRAINT oauth_flows_identity_until_used_check CHECK (((identity IS NOT NULL) = ((code_hash IS NOT NULL) AND (used_at IS NULL)))),
    CONSTRAINT oauth_flows_purpose_known_check CHECK ((purpose = ANY (ARRAY['sign_in'::text, 'link'::text, 'step_up'::text]))),
    CONSTRAINT oauth_flows_session_of_purpose_check CHECK ((((purpose = 'sign_in'::text) = (session_id IS NULL)) AND ((session_id IS NULL) = (user_id IS NULL)))),
    CONSTRAINT oauth_flows_state_hash_sha256_check CHECK ((octet_length(state_hash) = 32))
);


--
-- Name: TABLE oauth_flows; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON TABLE auth.oauth_flows IS 'Ways to a provider and back to a front end; deleted a day after they have expired.';


--
-- Name: COLUMN oauth_flows.state_hash; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.oauth_flows.state_hash IS 'SHA-256 of the state, which the provider gives back once.';


--
-- Name: COLUMN oauth_flows.browser_hash; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.oauth_flows.browser_hash IS 'SHA-256 of the cookie of the browser that goes this way; null until it has begun.';


--
-- Name: COLUMN oauth_flows.purpose; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.oauth_flows.purpose IS 'sign_in; link, to add an identity to the person; step_up, to prove again who the person is.';


--
-- Name: COLUMN oauth_flows.return_to; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.oauth_flows.return_to IS 'The front end''s page, one of those that the bridge''s settings allow.';


--
-- Name: COLUMN oauth_flows.code_challenge; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.oauth_flows.code_challenge IS 'S256 of the front end''s own verifier (RFC 7636): the code is worth nothing without it.';


--
-- Name: COLUMN oauth_flows.session_id; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.oauth_flows.session_id IS 'The session that asked for link or step_up; the code is good in it alone.';


--
-- Name: COLUMN oauth_flows.answered_at; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.oauth_flows.answered_at IS 'When the provider sent the browser back; it may once.';


--
-- Name: COLUMN oauth_flows.code_hash; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.oauth_flows.code_hash IS 'SHA-256 of the code that the front end gets, for one use.';


--
-- Name: COLUMN oauth_flows.identity; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.oauth_flows.identity IS 'Who the provider says it was; forgotten when the code is used.';


--
-- Name: COLUMN oauth_flows.opened_session_id; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.oauth_flows.opened_session_id IS 'The session that the code opened; a second use of the code ends it.';


--
-- Name: answer_oauth_flow(bytea, bytea); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.answer_oauth_flow(state_hash bytea, browser_hash bytea) RETURNS jsonb
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 WITH known AS (
          SELECT flows.id,
             flows.provider,
             flows.purpose,
             flows.return_to,
             flows.answered_at,
             flows.expires_at
            FROM auth.oauth_flows flows
           WHERE ((flows.state_hash = answer_oauth_flow.state_hash) AND (flows.browser_hash = answer_oauth_flow.browser_hash))
          FOR UPDATE OF flows
         ), answered AS (
          UPDATE auth.oauth_flows flows SET answered_at = now()
            FROM known known_1
           WHERE ((flows.id = known_1.id) AND (known_1.answered_at IS NULL) AND (known_1.expires_at > now()))
           RETURNING flows.id
         )
  SELECT jsonb_build_object('provider', known.provider, 'purpose', known.purpose, 'return_to', known.return_to, 'is_first', (answered.id IS NOT NULL)) AS jsonb_build_object
    FROM (known
      LEFT JOIN answered ON (true));
END;


--
-- Name: FUNCTION answer_oauth_flow(state_hash bytea, browser_hash bytea); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.answer_oauth_flow(state_hash bytea, browser_hash bytea) IS 'The flow of this state, if this browser goes it: null if not. is_first is false if it was answered before or
has expired.';


--
-- Name: begin_login(text, bytea); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.begin_login(email text, device_hash bytea DEFAULT NULL::bytea) RETURNS json
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_email constant text := lower(trim(begin_login.email) collate "C");
    v_login record;
    v_wait integer;
begin
    select passwords.user_id, passwords.password_hash, passwords.changed_at, devices.id as device_id
    into v_login
    from auth.email_addresses as addresses
    join auth.passwords as passwords on passwords.user_id = addresses.user_id
    left join auth.known_devices as devices
        on devices.user_id = addresses.user_id and devices.token_hash = begin_login.device_hash
    where addresses.email = v_email;

    -- A known device answers for itself alone, not for its Wi-Fi and not for what strangers try.
    v_wait := case
        when v_login.device_id is not null then auth.throttle('login_device', v_login.device_id::text)
        else coalesce(
            auth.throttle('login_ip', auth.client_network()),
            auth.throttle('login_account', v_email)
        )
    end;
    if v_wait is not null then
        return json_build_object('retry_after', v_wait);
    end if;

    return json_build_object(
        'user_id', v_login.user_id,
        'password_hash', v_login.password_hash,
        'changed_at', v_login.changed_at,
        'known_device', v_login.device_id is not null
    );
end
$$;


--
-- Name: FUNCTION begin_login(email text, device_hash bytea); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.begin_login(email text, device_hash bytea) IS 'Counts an attempt to sign in. Returns retry_after in seconds if there were too many; else user_id and
password_hash behind the address, null if there is none, and whether the device is one of the person''s.';


--
-- Name: begin_oauth_flow(bytea, text, text, text, bytea, text); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.begin_oauth_flow(state_hash bytea, provider text, return_to text, code_challenge text, browser_hash bytea DEFAULT NULL::bytea, purpose text DEFAULT 'sign_in'::text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_context constant change.context := change.context();
    v_wait integer;
begin
    v_wait := auth.throttle('oauth_ip', auth.client_network());
    if v_wait is not null then
        return jsonb_build_object('retry_after', v_wait);
    end if;

    -- A few, so that nobody waits long, and more than one comes in.
    delete from auth.oauth_flows
    where oauth_flows.id in (
        select expired.id
        from auth.oauth_flows as expired
        where expired.expires_at < now() - interval '1 day'
        limit 10
        for update skip locked
    );

    if begin_oauth_flow.purpose = 'link' then
        perform auth.require_step_up();
        -- Whoever took somebody else's address must not be able to stay when its owner comes.
        perform from auth.email_addresses
        where email_addresses.user_id = v_context.actor_id and email_addresses.verified_at is null;
        if found then
            perform core.fail('EMAIL_NOT_VERIFIED');
        end if;
    end if;

    if begin_oauth_flow.purpose = 'step_up' and auth.has_second_factor(v_context.actor_id) then
        perform core.fail('SECOND_FACTOR_REQUIRED', challenge => 'Bearer');
    end if;

    insert into auth.oauth_flows (
        state_hash, browser_hash, provider, purpose, return_to, code_challenge, user_id, session_id
    )
    values (
        begin_oauth_flow.state_hash,
        begin_oauth_flow.browser_hash,
        begin_oauth_flow.provider,
        begin_oauth_flow.purpose,
        begin_oauth_flow.return_to,
        begin_oauth_flow.code_challenge,
        case when begin_oauth_flow.purpose <> 'sign_in' then v_context.actor_id end,
        case when begin_oauth_flow.purpose <> 'sign_in' then v_context.session_id end
    );
    return '{}'::jsonb;
end
$$;


--
-- Name: FUNCTION begin_oauth_flow(state_hash bytea, provider text, return_to text, code_challenge text, browser_hash bytea, purpose text); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.begin_oauth_flow(state_hash bytea, provider text, return_to text, code_challenge text, browser_hash bytea, purpose text) IS 'Begins a way to a provider and back; link and step_up are for the caller''s session. Returns retry_after in
seconds if too many begin at this address. For link raises STEP_UP_REQUIRED (401) and, while the person''s own
address is not verified, EMAIL_NOT_VERIFIED (403); for step_up SECOND_FACTOR_REQUIRED (401) to who has one.';


--
-- Name: begin_password_change(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.begin_password_change() RETURNS json
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_user_id constant uuid := core.current_user_id();
    v_wait integer;
begin
    -- Whoever has two factors shows both: the thief of a session may know the password.
    if auth.has_second_factor(v_user_id) then
        perform auth.require_step_up();
    end if;

    v_wait := auth.throttle('password_person', v_user_id::text);
    if v_wait is not null then
        return json_build_object('retry_after', v_wait);
    end if;

    return (
        select json_build_object(
            'password_hash', passwords.password_hash,
            'changed_at', passwords.changed_at,
            'about', array_remove(array[addresses.email, users.full_name, users.username], null)
        )
        from api.users as users
        left join auth.passwords as passwords on passwords.user_id = users.id
        left join auth.email_addresses as addresses on addresses.user_id = users.id
        where users.id = v_user_id
    );
end
$$;


--
-- Name: FUNCTION begin_password_change(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.begin_password_change() IS 'Counts an attempt of the caller to change their password. Returns retry_after in seconds if there were too
many; else password_hash, null if they have none, and what the new one must not contain. Raises
STEP_UP_REQUIRED (401) for a person with an authenticator app.';


--
-- Name: begin_password_reset(bytea); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.begin_password_reset(token_hash bytea) RETURNS text[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_about text[];
begin
    select array_remove(array[addresses.email, users.full_name, users.username], null) into v_about
    from auth.one_time_tokens as tokens
    join auth.email_addresses as addresses
        on addresses.user_id = tokens.user_id and addresses.email = tokens.email
    join api.users as users on users.id = tokens.user_id
    where tokens.token_hash = begin_password_reset.token_hash
        and tokens.purpose = 'reset_password'
        and tokens.used_at is null
        and tokens.expires_at > now()
        and users.status = 'active'
        and users.deleted_at is null;
    if not found then
        perform core.fail('ONE_TIME_TOKEN_INVALID');
    end if;
    return v_about;
end
$$;


--
-- Name: FUNCTION begin_password_reset(token_hash bytea); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.begin_password_reset(token_hash bytea) IS 'What a new password must not contain of its person, if this token is good for one.
Raises ONE_TIME_TOKEN_INVALID (422).';


--
-- Name: begin_pin_change(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.begin_pin_change() RETURNS json
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_user_id constant uuid := core.current_user_id();
    v_wait integer;
begin
    perform auth.require_step_up();
    perform from api.users where users.id = v_user_id and users.username is not null;
    if not found then
        perform core.fail('USERNAME_MISSING');
    end if;

    v_wait := auth.throttle('pin_change', v_user_id::text);
    if v_wait is not null then
        return json_build_object('retry_after', v_wait);
    end if;
    return json_build_object('user_id', v_user_id);
end
$$;


--
-- Name: FUNCTION begin_pin_change(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.begin_pin_change() IS 'Counts an attempt to set a PIN, before it is hashed. Returns retry_after in seconds if there were too many;
else user_id, if the caller''s sign-in is fresh and strong, and they have a username.
Raises STEP_UP_REQUIRED (401) and USERNAME_MISSING (409).';


--
-- Name: begin_pin_login(text, bytea); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.begin_pin_login(username text, device_hash bytea DEFAULT NULL::bytea) RETURNS json
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_username constant text := lower(trim(begin_pin_login.username) collate "C");
    v_pin record;
    v_wait integer;
begin
    select pins.user_id, pins.pin_hash, pins.changed_at, devices.id as device_id into v_pin
    from api.users as users
    join auth.known_devices as devices on devices.user_id = users.id
    join auth.pins as pins on pins.user_id = users.id
    where users.username = v_username and devices.token_hash = begin_pin_login.device_hash;

    v_wait := case
        when v_pin.device_id is not null then coalesce(
            auth.throttle('pin_device', v_pin.device_id::text),
            auth.throttle('pin_account', v_pin.user_id::text)
        )
        else coalesce(
            auth.throttle('pin_ip', auth.client_network()),
            auth.throttle('pin_stranger', v_username)
        )
    end;
    if v_wait is not null then
        return json_build_object('retry_after', v_wait);
    end if;

    return json_build_object(
        'user_id', v_pin.user_id,
        'pin_hash', v_pin.pin_hash,
        'changed_at', v_pin.changed_at,
        'known_device', v_pin.device_id is not null
    );
end
$$;


--
-- Name: FUNCTION begin_pin_login(username text, device_hash bytea); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.begin_pin_login(username text, device_hash bytea) IS 'Counts an attempt to sign in by PIN. Returns retry_after in seconds if there were too many; else user_id
and pin_hash, both null unless there is such a person with a PIN and the device is one of theirs.';


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
-- Name: client_network(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.client_network() RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN (context.ip IS NULL) THEN 'unknown'::text
             WHEN ((family(context.ip) = 6) AND (NOT (context.ip <<= '::ffff:0.0.0.0/96'::inet))) THEN (network(set_masklen(context.ip, 64)))::text
             ELSE host(context.ip)
         END AS host
    FROM change.context() context(actor_id, session_id, device_id, source, op_id, request_id, ip, user_agent);
END;


--
-- Name: FUNCTION client_network(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.client_network() IS 'The address from which this request comes, as the gateway saw it: for IPv6 its /64, as one client has many.';


--
-- Name: throttle(text, text); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.throttle(kind text, key text) RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_limit auth.throttle_limits;
    v_attempts timestamptz[];
begin
    select limits.* into strict v_limit from auth.throttle_limits as limits where limits.kind = throttle.kind;

    insert into auth.throttles as known (kind, key_hash, attempts)
    values (throttle.kind, sha256(convert_to(throttle.key, 'UTF8')), array[clock_timestamp()])
    on conflict on constraint throttles_pkey do update
    set attempts = array(
        select made.at from unnest(known.attempts) as made (at)
        where made.at > clock_timestamp() - v_limit.within
        order by made.at
    ) || clock_timestamp()
    where (
        select count(*) from unnest(known.attempts) as made (at)
        where made.at > clock_timestamp() - v_limit.within
    ) < v_limit.most;
    if found then
        return null;
    end if;

    select known.attempts into v_attempts
    from auth.throttles as known
    where known.kind = throttle.kind and known.key_hash = sha256(convert_to(throttle.key, 'UTF8'));
    -- When the first of the last `most` leaves the window, the next may come.
    return greatest(1, ceil(extract(epoch from
        v_attempts[cardinality(v_attempts) - v_limit.most + 1] + v_limit.within - clock_timestamp()
    )))::integer;
end
$$;


--
-- Name: FUNCTION throttle(kind text, key text); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.throttle(kind text, key text) IS 'For functions of auth: counts an attempt of this kind for this account, device or address. Null: it may go
on. Otherwise the limit of auth.throttle_limits is reached, and these are the seconds until another may.';


--
-- Name: begin_registration(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.begin_registration() RETURNS integer
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT auth.throttle('register_ip'::text, auth.client_network()) AS throttle;
END;


--
-- Name: FUNCTION begin_registration(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.begin_registration() IS 'Counts an attempt to sign up. Null: go on; else the seconds to wait.';


--
-- Name: begin_second_factor(uuid, bytea); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.begin_second_factor(user_id uuid, device_hash bytea DEFAULT NULL::bytea) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_secret auth.totp_secrets;
    v_key text;
    v_wait integer;
begin
    select secrets.* into v_secret
    from auth.totp_secrets as secrets
    where secrets.user_id = begin_second_factor.user_id and secrets.confirmed_at is not null;
    if not found then
        return null;
    end if;

    v_key := auth.second_factor_key(begin_second_factor.user_id, begin_second_factor.device_hash);
    v_wait := coalesce(auth.throttle('second_factor', v_key), auth.throttle('second_factor_day', v_key));
    if v_wait is not null then
        return jsonb_build_object('retry_after', v_wait);
    end if;
    return jsonb_build_object(
        'secret_ciphertext', encode(v_secret.secret_ciphertext, 'hex'), 'last_step', v_secret.last_step
    );
end
$$;


--
-- Name: FUNCTION begin_second_factor(user_id uuid, device_hash bytea); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.begin_second_factor(user_id uuid, device_hash bytea) IS 'Counts an attempt at the second factor of a person. Null if they have none; retry_after in seconds if there
were too many; else what the bridge needs to check a code.';


--
-- Name: begin_step_up(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.begin_step_up() RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_context constant change.context := change.context();
    v_wait integer;
begin
    if auth.has_second_factor(v_context.actor_id) then
        return jsonb_build_object('needs_second_factor', true);
    end if;
    v_wait := auth.throttle('password_person', v_context.actor_id::text);
    if v_wait is not null then
        return jsonb_build_object('retry_after', v_wait);
    end if;
    return jsonb_build_object('password_hash', (
        select passwords.password_hash from auth.passwords where passwords.user_id = v_context.actor_id
    ));
end
$$;


--
-- Name: FUNCTION begin_step_up(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.begin_step_up() IS 'Counts an attempt to step up by the password. Returns needs_second_factor if that is what it takes,
retry_after in seconds if there were too many; else password_hash, null for who has none.';


--
-- Name: change_email(text); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.change_email(email text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_email constant text := lower(trim(change_email.email) collate "C");
    v_user_id constant uuid := core.current_user_id();
    v_session_id constant uuid := (change.context()).session_id;
    v_owner_id uuid;
    v_wait integer;
begin
    perform auth.require_step_up();
    if not auth.is_email(v_email) then
        perform core.fail('INVALID_EMAIL', left(v_email, 320));
    end if;
    v_wait := auth.throttle('mail_person', v_user_id::text);
    if v_wait is not null then
        return v_wait;
    end if;

    perform auth.note_event(
        'email_change_requested', v_user_id, v_session_id, jsonb_build_object('to', v_email)
    );
    if auth.throttle('mail_address', v_email) is null then
        select addresses.user_id into v_owner_id
        from auth.email_addresses as addresses
        where addresses.email = v_email and addresses.user_id <> v_user_id;
        if found then
            perform mail.send('account_exists', v_email, v_owner_id);
        else
            perform auth.mail_verification(v_user_id, v_email, v_session_id);
        end if;
    end if;
    return null;
end
$$;


--
-- Name: FUNCTION change_email(email text); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.change_email(email text) IS 'Sends a mail to the address that the caller wants to have; it is theirs once they use its token. Returns
null, or the seconds until it may be asked for again. Raises STEP_UP_REQUIRED (401) and INVALID_EMAIL (422).';


--
-- Name: change_password(text, timestamp with time zone); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.change_password(password_hash text, changed_at timestamp with time zone DEFAULT NULL::timestamp with time zone) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_user_id constant uuid := core.current_user_id();
    v_session_id constant uuid := (change.context()).session_id;
begin
    -- The person before what is theirs, as whoever resets a password locks them.
    perform from api.users where users.id = v_user_id for no key update;
    if change_password.changed_at is null then
        -- Nothing was proved but the session: enough for a first password alone, and only while it is fresh.
        perform auth.require_step_up();
        insert into auth.passwords (user_id, password_hash) values (v_user_id, change_password.password_hash)
        on conflict on constraint passwords_pkey do nothing;
    else
        update auth.passwords
        set password_hash = change_password.password_hash, changed_at = clock_timestamp()
        where passwords.user_id = v_user_id and passwords.changed_at = change_password.changed_at;
    end if;
    if not found then
        perform core.fail('INVALID_CREDENTIALS');
    end if;

    update auth.sessions set revoked_at = now(), revoked_reason = 'password_changed'
    where sessions.user_id = v_user_id and sessions.id <> v_session_id and sessions.revoked_at is null;
    delete from auth.known_devices
    where known_devices.user_id = v_user_id and not exists (
        select from auth.sessions
        where sessions.id = v_session_id and sessions.known_device_id = known_devices.id
    );

    perform auth.unthrottle('password_person', v_user_id::text);
    perform auth.note_event('password_changed', v_user_id, v_session_id);
    perform mail.send('password_changed', addresses.email, v_user_id)
    from auth.email_addresses as addresses
    where addresses.user_id = v_user_id;
end
$$;


--
-- Name: FUNCTION change_password(password_hash text, changed_at timestamp with time zone); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.change_password(password_hash text, changed_at timestamp with time zone) IS 'Gives the caller a new password, after the bridge has verified the one that was changed at that time; null
for a first one. Ends their other sessions, forgets their other devices, and tells them by mail.
Raises INVALID_CREDENTIALS (401) if it is another one by now, and STEP_UP_REQUIRED (401).';


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
-- Name: close_session(uuid); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.close_session(session_id uuid DEFAULT NULL::uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_caller constant change.context := change.context();
    v_ended bigint;
begin
    v_ended := auth.end_sessions(array(
        select sessions.id from auth.sessions
        where sessions.id = coalesce(close_session.session_id, v_caller.session_id)
            and sessions.user_id = v_caller.actor_id
    ));
    if v_ended = 0 and close_session.session_id is not null then
        perform core.fail('NOT_FOUND');
    end if;
end
$$;


--
-- Name: FUNCTION close_session(session_id uuid); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.close_session(session_id uuid) IS 'Ends the session of the caller''s token, or another of theirs. Raises NOT_FOUND (404) for one that is not
theirs or has ended.';


--
-- Name: security_events; Type: TABLE; Schema: auth; Owner: -
--

CREATE TABLE auth.security_events (
    id uuid DEFAULT core.uuid_v7() NOT NULL,
    happened_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    kind text NOT NULL,
    user_id uuid NOT NULL,
    session_id uuid,
    details jsonb DEFAULT '{}'::jsonb NOT NULL,
    device_id text DEFAULT (change.context()).device_id,
    user_agent text DEFAULT (change.context()).user_agent,
    ip inet DEFAULT (change.context()).ip,
    request_id text DEFAULT (change.context()).request_id
);


--
-- Name: TABLE security_events; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON TABLE auth.security_events IS 'What happened to a person''s account, and from where; rows are only added.';


--
-- Name: COLUMN security_events.kind; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.security_events.kind IS 'What happened: see auth.security_event_kinds.';


--
-- Name: COLUMN security_events.details; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.security_events.details IS 'More of it, such as the provider; never a secret.';


--
-- Name: sessions; Type: TABLE; Schema: auth; Owner: -
--

CREATE TABLE auth.sessions (
    id uuid DEFAULT core.uuid_v7() NOT NULL,
    user_id uuid NOT NULL,
    amr text[] NOT NULL,
    acr text GENERATED ALWAYS AS (
CASE
    WHEN ('mfa'::text = ANY (amr)) THEN 'aal2'::text
    ELSE 'aal1'::text
END) STORED NOT NULL,
    authenticated_at timestamp with time zone DEFAULT now() NOT NULL,
    known_device_id uuid,
    name text,
    device_id text DEFAULT (change.context()).device_id,
    user_agent text DEFAULT (change.context()).user_agent,
    ip inet DEFAULT (change.context()).ip,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    last_used_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    refresh_step integer DEFAULT 0 NOT NULL,
    successor_nonce bytea,
    successor_at timestamp with time zone,
    revoked_at timestamp with time zone,
    revoked_reason text,
    CONSTRAINT sessions_amr_some_check CHECK ((cardinality(amr) > 0)),
    CONSTRAINT sessions_name_length_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 100))),
    CONSTRAINT sessions_revoked_for_a_reason_check CHECK (((revoked_at IS NULL) = (revoked_reason IS NULL))),
    CONSTRAINT sessions_revoked_reason_known_check CHECK ((revoked_reason = ANY (ARRAY['logout'::text, 'refresh_reused'::text, 'oauth_code_reused'::text, 'person_inactive'::text, 'password_changed'::text]))),
    CONSTRAINT sessions_successor_of_a_step_check CHECK ((num_nulls(successor_nonce, successor_at) =
CASE
    WHEN (refresh_step = 0) THEN 2
    ELSE 0
END))
)
WITH (fillfactor='80');


--
-- Name: TABLE sessions; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON TABLE auth.sessions IS 'One sign-in on one device, until it expires or is revoked.';


--
-- Name: COLUMN sessions.amr; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.sessions.amr IS 'How the person proved who they are: pwd, otp, pin and mfa as in RFC 8176, and oauth and recovery_code.';


--
-- Name: COLUMN sessions.acr; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.sessions.acr IS 'How strong that is: aal2 with two factors, else aal1 (NIST SP 800-63B).';


--
-- Name: COLUMN sessions.authenticated_at; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.sessions.authenticated_at IS 'When they did so last; a refresh proves nothing.';


--
-- Name: COLUMN sessions.known_device_id; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.sessions.known_device_id IS 'The device, if it showed its token or got one.';


--
-- Name: COLUMN sessions.name; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.sessions.name IS 'What the person calls this session.';


--
-- Name: COLUMN sessions.device_id; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.sessions.device_id IS 'What the client calls its device (X-Device-ID).';


--
-- Name: COLUMN sessions.user_agent; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.sessions.user_agent IS 'As of the last refresh, like the address.';


--
-- Name: COLUMN sessions.last_used_at; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.sessions.last_used_at IS 'The last refresh.';


--
-- Name: COLUMN sessions.expires_at; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.sessions.expires_at IS 'When it ends unless it is refreshed before.';


--
-- Name: COLUMN sessions.refresh_step; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.sessions.refresh_step IS 'How many refresh tokens, one after the other, were used to get the next: see auth.refresh_session.';


--
-- Name: COLUMN sessions.successor_nonce; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.sessions.successor_nonce IS 'What the bridge makes the newest refresh token of, with a key that the database has not.';


--
-- Name: COLUMN sessions.successor_at; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.sessions.successor_at IS 'When that one was made.';


--
-- Name: COLUMN sessions.revoked_reason; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.sessions.revoked_reason IS 'logout, refresh_reused, oauth_code_reused, person_inactive or password_changed; null while it lives.';


--
-- Name: end_sessions(uuid[]); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.end_sessions(ids uuid[]) RETURNS bigint
    LANGUAGE sql
    BEGIN ATOMIC
 WITH ended AS (
          UPDATE auth.sessions sessions SET revoked_at = now(), revoked_reason = 'logout'::text
           WHERE ((sessions.id = ANY (end_sessions.ids)) AND (sessions.revoked_at IS NULL) AND (sessions.expires_at > now()))
           RETURNING sessions.id,
             sessions.user_id
         ), noted AS (
          INSERT INTO auth.security_events (kind, user_id, session_id)  SELECT 'logged_out',
                     ended_1.user_id,
                     ended_1.id
                    FROM ended ended_1
         )
  SELECT count(*) AS count
    FROM ended;
END;


--
-- Name: FUNCTION end_sessions(ids uuid[]); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.end_sessions(ids uuid[]) IS 'For functions of auth: ends those of these sessions that live, as their person wishes; returns how many.';


--
-- Name: refresh_tokens; Type: TABLE; Schema: auth; Owner: -
--

CREATE TABLE auth.refresh_tokens (
    token_hash bytea NOT NULL,
    session_id uuid NOT NULL,
    step integer DEFAULT 1 NOT NULL,
    issued_at timestamp with time zone DEFAULT now() NOT NULL,
    used_at timestamp with time zone,
    CONSTRAINT refresh_tokens_step_positive_check CHECK ((step > 0)),
    CONSTRAINT refresh_tokens_token_hash_sha256_check CHECK ((octet_length(token_hash) = 32))
);


--
-- Name: TABLE refresh_tokens; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON TABLE auth.refresh_tokens IS 'Every refresh token of a session, used ones included.';


--
-- Name: COLUMN refresh_tokens.token_hash; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.refresh_tokens.token_hash IS 'SHA-256; the token itself is kept nowhere.';


--
-- Name: COLUMN refresh_tokens.step; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.refresh_tokens.step IS 'Its place in the session''s chain. Where answers were lost there are several of a step; one is used.';


--
-- Name: COLUMN refresh_tokens.used_at; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.refresh_tokens.used_at IS 'When it was used first; null for one that never was.';


--
-- Name: close_session_of(bytea); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.close_session_of(token_hash bytea) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT auth.end_sessions(ARRAY( SELECT tokens.session_id
            FROM auth.refresh_tokens tokens
           WHERE (tokens.token_hash = close_session_of.token_hash))) AS end_sessions;
END;


--
-- Name: FUNCTION close_session_of(token_hash bytea); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.close_session_of(token_hash bytea) IS 'Ends the session of a refresh token, used or not; an unknown one, as of a session long gone, does nothing.';


--
-- Name: close_sessions(boolean); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.close_sessions(but_this boolean) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT auth.end_sessions(ARRAY( SELECT sessions.id
            FROM (auth.sessions sessions
              CROSS JOIN change.context() caller(actor_id, session_id, device_id, source, op_id, request_id, ip, user_agent))
           WHERE ((sessions.user_id = caller.actor_id) AND (NOT (close_sessions.but_this AND (sessions.id = caller.session_id)))))) AS end_sessions;
END;


--
-- Name: FUNCTION close_sessions(but_this boolean); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.close_sessions(but_this boolean) IS 'Ends every session of the caller, or every one but that of the caller''s token.';


--
-- Name: confirm_totp(bigint, bytea[]); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.confirm_totp(totp_step bigint, recovery_hashes bytea[]) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_context constant change.context := change.context();
begin
    update auth.totp_secrets as secrets
    set confirmed_at = now(), last_step = confirm_totp.totp_step
    where secrets.user_id = v_context.actor_id
        and secrets.confirmed_at is null
        and secrets.created_at > now() - interval '15 minutes';
    if not found then
        perform core.fail('SECOND_FACTOR_NOT_ENABLED');
    end if;
    perform auth.keep_recovery_codes(v_context.actor_id, recovery_hashes);
    perform auth.unthrottle('second_factor', auth.second_factor_key(v_context.actor_id, null));

    perform auth.note_event('second_factor_enabled', v_context.actor_id, v_context.session_id);
    perform mail.send('second_factor_enabled', addresses.email, addresses.user_id)
    from auth.email_addresses as addresses
    where addresses.user_id = v_context.actor_id;
    return auth.strengthen_session('{otp,mfa}');
end
$$;


--
-- Name: FUNCTION confirm_totp(totp_step bigint, recovery_hashes bytea[]); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.confirm_totp(totp_step bigint, recovery_hashes bytea[]) IS 'The caller''s new authenticator app has shown the right code of this half minute: it counts from now on, and
so do these recovery codes. Describes the session, which now rests on two factors.
Raises SECOND_FACTOR_NOT_ENABLED (409).';


--
-- Name: create_person(text, text, boolean, text); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.create_person(full_name text, email text, email_verified boolean, avatar_url text DEFAULT NULL::text) RETURNS uuid
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    -- "C" folds A to Z alone: a letter that only looks like one of them is none, and no address has it.
    v_email constant text := lower(trim(create_person.email) collate "C");
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
    insert into api.users (id, full_name, avatar_url)
    values (v_user_id, create_person.full_name, create_person.avatar_url);

    if v_email is not null then
        -- The second of two at once waits here for the first.
        insert into auth.email_addresses (user_id, email, verified_at)
        values (v_user_id, v_email, case when create_person.email_verified then now() end)
        on conflict on constraint email_addresses_email_key do nothing;
        if not found then
            perform core.fail('EMAIL_ALREADY_EXISTS', v_email);
        end if;
        if not create_person.email_verified then
            perform auth.mail_verification(v_user_id, v_email);
        end if;
    end if;

    insert into api.organizations (name, personal_user_id) values (create_person.full_name, v_user_id)
    returning organizations.id into v_org_id;
    insert into api.memberships (org_id, user_id, role) values (v_org_id, v_user_id, 'owner');

    perform auth.note_event('registered', v_user_id);
    return v_user_id;
end
$$;


--
-- Name: FUNCTION create_person(full_name text, email text, email_verified boolean, avatar_url text); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.create_person(full_name text, email text, email_verified boolean, avatar_url text) IS 'Creates a person, who may have no email address, with a personal organization; for functions of auth. Asks by
mail for the proof of an address that is not verified.
Raises INVALID_EMAIL (422) and EMAIL_ALREADY_EXISTS (409).';


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
-- Name: pins; Type: TABLE; Schema: auth; Owner: -
--

CREATE TABLE auth.pins (
    user_id uuid NOT NULL,
    pin_hash text NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT pins_pin_hash_argon2id_check CHECK ((pin_hash ~~ '$argon2id$%'::text))
);


--
-- Name: TABLE pins; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON TABLE auth.pins IS 'A person''s PIN, which signs them in on a device that is known already, by their username.';


--
-- Name: COLUMN pins.pin_hash; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.pins.pin_hash IS 'argon2id of HMAC-SHA256(pepper, user_id || PIN); the pepper is derived from the bridge''s secret.key.';


--
-- Name: credentials(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.credentials() RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT jsonb_build_object('has_password', (EXISTS ( SELECT
            FROM auth.passwords
           WHERE (passwords.user_id = users.id))), 'has_pin', (EXISTS ( SELECT
            FROM auth.pins
           WHERE (pins.user_id = users.id))), 'identities', COALESCE(( SELECT jsonb_agg(jsonb_build_object('id', identities.id, 'provider', identities.provider, 'issuer', identities.issuer, 'email', identities.email, 'email_verified', identities.email_verified, 'created_at', identities.created_at, 'last_used_at', identities.last_used_at) ORDER BY identities.created_at, identities.id) AS jsonb_agg
            FROM auth.identities
           WHERE (identities.user_id = users.id)), '[]'::jsonb)) AS jsonb_build_object
    FROM api.users
   WHERE (users.id = core.current_user_id());
END;


--
-- Name: FUNCTION credentials(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.credentials() IS 'By what the caller can sign in: password, PIN, and identities, oldest first.';


--
-- Name: delete_account(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.delete_account() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_user_id constant uuid := core.current_user_id();
    v_emails constant text[] := array(
        select addresses.email from auth.email_addresses as addresses where addresses.user_id = v_user_id
    );
    v_org_ids uuid[];
    v_owned uuid[];
begin
    perform auth.require_step_up();
    perform from api.users where users.id = v_user_id for update;

    -- Who comes in waits, and finds the organization gone.
    perform from api.organizations
    where organizations.id in (
        select memberships.org_id from api.memberships
        where memberships.user_id = v_user_id and memberships.deleted_at is null
    )
    order by organizations.id
    for update;
    select
        coalesce(array_agg(mine.org_id) filter (where mine.is_alone), '{}'),
        coalesce(array_agg(mine.org_id) filter (where mine.is_last and not mine.is_alone), '{}')
    into v_org_ids, v_owned
    from (
        select
            own.org_id,
            count(*) = 1 as is_alone,
            own.role = 'owner' and count(*) filter (where everybody.role = 'owner') = 1 as is_last
        from api.memberships as own
        join api.memberships as everybody
            on everybody.org_id = own.org_id and everybody.deleted_at is null
        where own.user_id = v_user_id and own.deleted_at is null
        group by own.org_id, own.role
    ) as mine;
    if v_owned <> '{}' then
        perform core.fail('ACCOUNT_OWNS_ORGANIZATION', format('org_ids=%s', array_to_string(v_owned, ',')));
    end if;

    insert into change.erasures (user_id, org_ids) values (v_user_id, v_org_ids);
    perform auth.forget(v_user_id, v_emails);
    perform mail.send('account_deleted', email, v_user_id) from unnest(v_emails) as email;

    -- Before the memberships end: colleagues are told of the name that stays, then of the leaving.
    update api.users
    set full_name = 'Deleted person', username = null, avatar_url = null, language = default,
        time_zone = default, is_presence_visible = default, is_searchable = default,
        status = 'inactive'
    where users.id = v_user_id;
    update api.organizations set deleted_at = now(), name = 'Deleted organization'
    where organizations.id = any (v_org_ids);
    update api.organizations set personal_user_id = null
    where organizations.personal_user_id = v_user_id and organizations.deleted_at is null;
    update api.memberships set deleted_at = now()
    where memberships.user_id = v_user_id and memberships.deleted_at is null;
end
$$;


--
-- Name: FUNCTION delete_account(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.delete_account() IS 'Deletes the caller''s account: sessions, credentials and what is theirs alone; the rest stays with its
organizations, by a person without a name. Tells them by a last mail.
Raises STEP_UP_REQUIRED (401) and ACCOUNT_OWNS_ORGANIZATION (409).';


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
-- Name: describe_session(auth.sessions); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.describe_session(session auth.sessions) RETURNS jsonb
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT jsonb_build_object('session_id', (session).id, 'amr', (session).amr, 'acr', (session).acr, 'auth_time', (floor(EXTRACT(epoch FROM (session).authenticated_at)))::bigint, 'user', auth.profile((session).user_id)) AS jsonb_build_object;
END;


--
-- Name: FUNCTION describe_session(session auth.sessions); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.describe_session(session auth.sessions) IS 'For functions of auth: what the bridge makes an access token of: the session, how strong it is and since
when, and whose.';


--
-- Name: erase_people(integer, interval); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.erase_people(max integer DEFAULT 1000, after interval DEFAULT '00:01:00'::interval) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_sealed constant bigint := (select coalesce(max(seals.tree_size), 0) from change.seals);
    v_erasure change.erasures;
    v_done bigint;
begin
    if not pg_try_advisory_xact_lock('change.erasures'::regclass::oid::bigint) then
        return 0;
    end if;
    for v_erasure in
        select erasures.*
        from change.erasures
        join change.log as asked on asked.row_id = erasures.id and asked.version = 1
        join change.feed on feed.seq = asked.seq and feed.position <= v_sealed
        where erasures.erased_at is null and erasures.requested_at < clock_timestamp() - erase_people.after
        order by erasures.requested_at
    loop
        -- What came in while the person left.
        update api.memberships set deleted_at = now()
        where memberships.deleted_at is null
            and (memberships.org_id = any (v_erasure.org_ids) or memberships.user_id = v_erasure.user_id);
        v_done := change.purge_organizations(v_erasure.org_ids, erase_people.max);
        if v_done = 0 then
            v_done := change.erase_person(v_erasure, erase_people.max);
        end if;
        if v_done > 0 then
            return 1;
        end if;

        continue when exists (
            select from mail.messages
            where messages.user_id = v_erasure.user_id and messages.state = 'queued'
        );
        perform auth.forget(v_erasure.user_id, '{}');
        continue when exists (
            select from change.log, change.sequencer
            where log.tx_id >= pg_snapshot_xmin(sequencer.snapshot)
                and change.is_own(log, change.own_topics(v_erasure.user_id, v_erasure.org_ids))
                and not exists (select from change.feed where feed.seq = log.seq)
        );
        perform change.erase_retired(v_erasure);
        update change.erasures set erased_at = clock_timestamp() where erasures.id = v_erasure.id;
        -- Those who hold an old version get the present one, and the log has one that was not erased.
        update api.users set version = version where users.id = v_erasure.user_id;
        update api.organizations set version = version where organizations.id = any (v_erasure.org_ids);
    end loop;
    return 0;
end
$$;


--
-- Name: FUNCTION erase_people(max integer, after interval); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.erase_people(max integer, after interval) IS 'Erases people who have left, of the log and everywhere else, in steps of at most max rows: 1 as long as the
next step can follow at once, else 0. The worker calls it.';


--
-- Name: export_account(integer, integer); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.export_account(page integer DEFAULT 0, max integer DEFAULT 2000) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_user_id constant uuid := core.current_user_id();
    v_emails constant text[] := array(
        select addresses.email from auth.email_addresses as addresses
        where addresses.user_id = v_user_id and addresses.verified_at is not null
    );
    v_topics constant text[] := change.own_topics(v_user_id, array(
        select mine.org_id
        from api.memberships as mine
        where mine.user_id = v_user_id and mine.deleted_at is null and not exists (
            select from api.memberships as other
            where other.org_id = mine.org_id and other.user_id <> v_user_id and other.deleted_at is null
        )
    ));
    v_seconds integer;
    v_changes jsonb;
    v_rows jsonb;
begin
    perform auth.require_step_up();
    v_seconds := case when page = 0 then auth.throttle('export_person', v_user_id::text) end;
    if v_seconds is not null then
        return jsonb_build_object('retry_after', v_seconds);
    end if;

    select coalesce(jsonb_agg(told.change order by told.seq desc), '[]') into v_changes
    from (
        select mine.seq, jsonb_build_object(
            'seq', mine.seq, 'at', mine.logged_at, 'table', mine.table_name, 'id', mine.row_id, 'op', mine.op,
            'version', mine.version, 'source', mine.source, 'op_id', mine.op_id,
            'session_id', mine.session_id, 'device_id', mine.device_id, 'request_id', mine.request_id,
            'ip', host(mine.ip), 'user_agent', mine.user_agent
        ) || case
            when change.is_own(mine, v_topics) then
                jsonb_build_object('before', mine.before, 'after', mine.after)
            else '{}'
        end as change
        from change.log as mine
        where mine.actor_id = v_user_id
            and mine.context_hash is null
        order by mine.seq desc
        offset page * max limit max + 1
    ) as told;

    v_rows := auth.export_rows(v_user_id, v_emails, page, max);
    return v_rows || jsonb_build_object(
        'exported_at', clock_timestamp(),
        'user_id', v_user_id,
        'changes', v_changes - max,
        'more', (v_rows ->> 'more')::boolean or jsonb_array_length(v_changes) > max
    );
end
$$;


--
-- Name: FUNCTION export_account(page integer, max integer); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.export_account(page integer, max integer) IS 'Everything about the caller, as core.personal_data says, and what they have changed, newest first: a page of
max rows of each, from page 0 on as long as more is true. retry_after where the caller has begun too often.
Raises STEP_UP_REQUIRED (401).';


--
-- Name: export_rows(uuid, text[], integer, integer); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.export_rows(user_id uuid, emails text[], page integer, max integer) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $_$
declare
    v_data record;
    v_rows jsonb;
    v_export jsonb := jsonb_build_object();
    v_has_more boolean := false;
begin
    for v_data in
        select data.relation, split_part(data.relation, '.', 2) as name, data.exported, string_agg(
            format(
                case format_type(att.atttypid, null) when 'uuid' then '%I = $1' else '%I = any ($2)' end,
                att.attname
            ),
            ' or '
        ) as condition
        from core.personal_data as data
        join pg_catalog.pg_attribute as att
            on att.attrelid = data.relation::regclass and att.attname = data.holder
        where data.exported <> '{}'
        group by data.relation, data.exported
        order by 2
    loop
        -- @plpgsql_check_options: security_warnings = false
        -- The condition is made by format, and the relation is a regclass.
        execute format(
            $sql$
                select coalesce(jsonb_agg(told.columns), '[]')
                from (
                    select (
                        select jsonb_object_agg(field.key, field.value)
                        from jsonb_each(to_jsonb(exported_row)) as field
                        where field.key = any ($3)
                    ) as columns
                    from %s as exported_row
                    where %s
                    order by exported_row
                    offset $4 * $5 limit $5 + 1
                ) as told
            $sql$,
            v_data.relation::regclass, v_data.condition
        ) into v_rows using export_rows.user_id, emails, v_data.exported, page, max;
        if jsonb_array_length(v_rows) > max then
            v_rows := v_rows - max;
            v_has_more := true;
        end if;
        v_export := v_export || jsonb_build_object(v_data.name, v_rows);
    end loop;
    return v_export || jsonb_build_object('more', v_has_more);
end
$_$;


--
-- Name: FUNCTION export_rows(user_id uuid, emails text[], page integer, max integer); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.export_rows(user_id uuid, emails text[], page integer, max integer) IS 'For auth.export_account: of each table in core.personal_data a page of the rows of a person, with the columns
that the person gets; more: whether any has another page.';


--
-- Name: invitation_links; Type: TABLE; Schema: auth; Owner: -
--

CREATE TABLE auth.invitation_links (
    token_hash bytea NOT NULL,
    invitation_id uuid NOT NULL,
    CONSTRAINT invitation_links_token_hash_sha256_check CHECK ((octet_length(token_hash) = 32))
);


--
-- Name: TABLE invitation_links; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON TABLE auth.invitation_links IS 'By which token a link opens its invitation.';


--
-- Name: COLUMN invitation_links.token_hash; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.invitation_links.token_hash IS 'SHA-256; the token itself is kept nowhere.';


--
-- Name: one_time_tokens; Type: TABLE; Schema: auth; Owner: -
--

CREATE TABLE auth.one_time_tokens (
    id uuid DEFAULT core.uuid_v7() NOT NULL,
    purpose text NOT NULL,
    user_id uuid,
    email text NOT NULL,
    token_hash bytea,
    data jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    CONSTRAINT one_time_tokens_purpose_form_check CHECK ((purpose ~ '^[a-z_]{1,40}$'::text)),
    CONSTRAINT one_time_tokens_token_hash_sha256_check CHECK ((octet_length(token_hash) = 32))
);


--
-- Name: TABLE one_time_tokens; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON TABLE auth.one_time_tokens IS 'Tokens in mails: each is used once, until it expires, unless a newer one has taken its place.';


--
-- Name: COLUMN one_time_tokens.purpose; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.one_time_tokens.purpose IS 'What it is good for, such as reset_password.';


--
-- Name: COLUMN one_time_tokens.email; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.one_time_tokens.email IS 'The address that it was sent to.';


--
-- Name: COLUMN one_time_tokens.token_hash; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.one_time_tokens.token_hash IS 'SHA-256 of the token; null until the mail is written, and until then nothing opens anything.';


--
-- Name: COLUMN one_time_tokens.data; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.one_time_tokens.data IS 'What using it does, if the purpose does not say it all.';


--
-- Name: find_invitation(text, uuid); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.find_invitation(token text, id uuid DEFAULT NULL::uuid) RETURNS uuid
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT links.invitation_id
    FROM auth.invitation_links links
   WHERE (links.token_hash = sha256(convert_to(find_invitation.token, 'UTF8'::name)))
 UNION ALL
  SELECT ((tokens.data ->> 'invitation_id'::text))::uuid AS uuid
    FROM auth.one_time_tokens tokens
   WHERE ((tokens.token_hash = sha256(convert_to(find_invitation.token, 'UTF8'::name))) AND (tokens.purpose = 'invitation'::text))
 UNION ALL
  SELECT invitations.id
    FROM api.invitations
   WHERE ((invitations.id = find_invitation.id) AND ((invitations.user_id = core.current_user_id()) OR (invitations.email = ( SELECT addresses.email
            FROM auth.email_addresses addresses
           WHERE ((addresses.user_id = core.current_user_id()) AND (addresses.verified_at IS NOT NULL))))))
 LIMIT 1;
END;


--
-- Name: FUNCTION find_invitation(token text, id uuid); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.find_invitation(token text, id uuid) IS 'The invitation that this token opens, or the one of this id if it is the caller''s: to them, or to the
address that they have verified. Null if there is none; whether it is open is not asked.';


--
-- Name: forget(uuid, text[]); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.forget(user_id uuid, emails text[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $_$
declare
    v_data record;
    v_column text;
begin
    -- Who a provider said it was, while nobody had signed in yet.
    delete from auth.oauth_flows as flows
    where flows.identity ->> 'email' = any (emails)
        or (flows.identity ->> 'issuer', flows.identity ->> 'subject') in (
            select identities.issuer, identities.subject
            from auth.identities where identities.user_id = forget.user_id
        )
        or flows.opened_session_id in (
            select sessions.id from auth.sessions where sessions.user_id = forget.user_id
        );
    -- Written in the person's name, to others.
    delete from mail.messages where messages.data ->> 'author_id' = forget.user_id::text;

    -- @plpgsql_check_options: security_warnings = false
    -- Every name has been through format.
    for v_data in
        select
            data.relation::regclass as relation, data.leaving, data.cleared, data.holder,
            case format_type(att.atttypid, null)
                when 'uuid' then 'any (array[$1])' else 'any ($2)'
            end as whose
        from core.personal_data as data
        join pg_catalog.pg_attribute as att
            on att.attrelid = data.relation::regclass and att.attname = data.holder
        order by data.relation, data.holder
    loop
        if v_data.leaving = 'deleted' then
            execute format('delete from %s where %I = %s', v_data.relation, v_data.holder, v_data.whose)
            using forget.user_id, emails;
        end if;
        foreach v_column in array v_data.cleared loop
            execute format(
                'update %1$s set %2$I = null where %2$I is not null and %3$I = %4$s',
                v_data.relation, v_column, v_data.holder, v_data.whose
            ) using forget.user_id, emails;
        end loop;
    end loop;
end
$_$;


--
-- Name: FUNCTION forget(user_id uuid, emails text[]); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.forget(user_id uuid, emails text[]) IS 'Deletes and clears all that core.personal_data says goes with a person who has left, and with the addresses
that were theirs. A second time does nothing.';


--
-- Name: forget_device(uuid); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.forget_device(device_id uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_caller constant change.context := change.context();
begin
    -- The person first, as at every sign-in: one on it at this moment comes before, and its session is ended
    -- too; or after, on a new device.
    perform from api.users where users.id = v_caller.actor_id for no key update;
    perform from auth.known_devices
    where known_devices.id = forget_device.device_id and known_devices.user_id = v_caller.actor_id
    for update;
    if not found then
        perform core.fail('NOT_FOUND');
    end if;

    perform auth.end_sessions(array(
        select sessions.id from auth.sessions where sessions.known_device_id = forget_device.device_id
    ));
    delete from auth.known_devices where known_devices.id = forget_device.device_id;
    perform auth.note_event('device_forgotten', v_caller.actor_id, v_caller.session_id);
end
$$;


--
-- Name: FUNCTION forget_device(device_id uuid); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.forget_device(device_id uuid) IS 'Forgets a device of the caller, where a PIN is then no use, and ends the sessions on it, be it the caller''s
own. Raises NOT_FOUND (404).';


--
-- Name: forgot_password(text); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.forgot_password(email text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_email constant text := lower(trim(forgot_password.email) collate "C");
    v_user_id uuid;
    v_wait integer;
begin
    v_wait := auth.throttle('mail_ip', auth.client_network());
    if v_wait is not null or not auth.is_email(v_email) then
        return v_wait;
    end if;
    -- Nothing is said of this: somebody else may have asked for them.
    if auth.throttle('mail_address', v_email) is not null then
        return null;
    end if;

    select users.id into v_user_id
    from auth.email_addresses as addresses
    join api.users as users on users.id = addresses.user_id
    where addresses.email = v_email and users.status = 'active' and users.deleted_at is null;

    perform mail.send(
        'reset_password', v_email, v_user_id, '{}',
        auth.make_token(
            'reset_password', v_user_id, v_email,
            case when v_user_id is null then interval '0' else interval '1 hour' end
        )
    );
    return null;
end
$$;


--
-- Name: FUNCTION forgot_password(email text); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.forgot_password(email text) IS 'Sends a mail with which the person of this address, if there is one, chooses a new password; not more often
than an inbox bears. Returns null, or the seconds until this client may ask again.';


--
-- Name: guard_credentials(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.guard_credentials() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    -- Two that go at once are judged one after the other. All go with their person.
    perform from api.users
    where users.id = old.user_id and users.deleted_at is null
    for no key update;
    if found
        and not exists (select from change.erasures where erasures.user_id = old.user_id)
        and not exists (select from auth.passwords where passwords.user_id = old.user_id)
        and not exists (select from auth.identities where identities.user_id = old.user_id)
    then
        perform core.fail('LAST_CREDENTIAL');
    end if;
    return null;
end
$$;


--
-- Name: FUNCTION guard_credentials(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.guard_credentials() IS 'Row trigger: a person keeps a way to sign in, be it the password or an identity.
Raises LAST_CREDENTIAL (409).';


--
-- Name: guard_left(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.guard_left() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    if exists (select from change.erasures where erasures.user_id = old.id) then
        perform core.fail('ACCOUNT_INACTIVE');
    end if;
    return new;
end
$$;


--
-- Name: FUNCTION guard_left(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.guard_left() IS 'Row trigger: nobody writes anything into the row of a person who has left, nor brings them back, not even who
began before. Raises ACCOUNT_INACTIVE (403).';


--
-- Name: guard_organizations(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.guard_organizations() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
    perform core.require_permission(new.id, 'owner.manage');
    if new.personal_user_id is not null then
        perform core.fail('PERSONAL_ORGANIZATION', 'org_id=' || new.id);
    end if;
    perform auth.require_step_up();
    return new;
end
$$;


--
-- Name: FUNCTION guard_organizations(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.guard_organizations() IS 'Row trigger: an organization is deleted by an owner who has just signed in, and a personal one by nobody.
Raises PERMISSION_DENIED (403), PERSONAL_ORGANIZATION (409) and STEP_UP_REQUIRED (401).';


--
-- Name: guard_roles(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.guard_roles() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
    if core.current_user_id() is not null then
        perform auth.require_step_up();
    end if;
    return new;
end
$$;


--
-- Name: FUNCTION guard_roles(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.guard_roles() IS 'Row trigger: another role is given by who has signed in lately. Raises STEP_UP_REQUIRED (401).';


--
-- Name: guard_usernames(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.guard_usernames() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
    -- ASCII alone: no other letter becomes one that is allowed.
    new.username := lower(new.username collate "C");
    if translate(new.username, '013457._-', 'oieast') = any (
        '{about,abuse,account,accounts,admin,administrator,admins,anonymous,api,auth,billing,blog,bot,ceo,
        contact,crew,daemon,dev,everybody,everyone,feed,files,founder,founders,guest,healthz,help,helpdesk,
        hostmaster,info,invite,invitation,legal,login,logout,mail,mailerdaemon,manager,member,moderator,news,
        nobody,noreply,notifications,null,official,ontour,owner,password,payments,pay,postmaster,press,
        privacy,public,register,reply,root,sales,search,secure,security,service,settings,signin,signup,staff,
        status,superuser,support,sys,sysadmin,system,team,terms,test,trust,undefined,user,users,verification,
        verified,verify,webmaster,worker,www}'::text[]
    ) then
        perform core.fail('USERNAME_RESERVED', 'username=' || new.username);
    end if;
    return new;
end
$$;


--
-- Name: FUNCTION guard_usernames(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.guard_usernames() IS 'Row trigger: usernames are in lower case, and some are nobody''s. Raises USERNAME_RESERVED (422).';


--
-- Name: has_second_factor(uuid); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.has_second_factor(user_id uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    return exists (
        select from auth.totp_secrets as secrets
        where secrets.user_id = has_second_factor.user_id and secrets.confirmed_at is not null
    );
end
$$;


--
-- Name: FUNCTION has_second_factor(user_id uuid); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.has_second_factor(user_id uuid) IS 'Whether this person has an authenticator app, and so signs in with two factors.';


--
-- Name: is_stepped_up(interval); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.is_stepped_up(max_age interval DEFAULT '00:10:00'::interval) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_context constant change.context := change.context();
begin
    return exists (
        select from auth.sessions
        where sessions.id = v_context.session_id
            and sessions.user_id = v_context.actor_id
            and sessions.authenticated_at > now() - is_stepped_up.max_age
            and sessions.amr <> '{pin}'
            and (sessions.acr = 'aal2' or not auth.has_second_factor(v_context.actor_id))
    );
end
$$;


--
-- Name: FUNCTION is_stepped_up(max_age interval); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.is_stepped_up(max_age interval) IS 'Whether the caller has proved who they are within max_age, by more than a PIN, and by two factors if they
have two. For policies, as (select auth.is_stepped_up()); functions call auth.require_step_up.';


--
-- Name: keep_recovery_codes(uuid, bytea[]); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.keep_recovery_codes(user_id uuid, code_hashes bytea[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
    delete from auth.recovery_codes as codes where codes.user_id = keep_recovery_codes.user_id;
    insert into auth.recovery_codes (user_id, code_hash)
    select keep_recovery_codes.user_id, unnest(keep_recovery_codes.code_hashes);
end
$$;


--
-- Name: FUNCTION keep_recovery_codes(user_id uuid, code_hashes bytea[]); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.keep_recovery_codes(user_id uuid, code_hashes bytea[]) IS 'For functions of auth: these are a person''s recovery codes, and no others.';


--
-- Name: limit_rate(text, text); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.limit_rate(kind text, key text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_seconds constant integer := auth.throttle(limit_rate.kind, limit_rate.key);
begin
    if v_seconds is not null then
        perform core.fail('THROTTLED', format('retry_after=%s', v_seconds));
    end if;
end
$$;


--
-- Name: FUNCTION limit_rate(kind text, key text); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.limit_rate(kind text, key text) IS 'For functions of the API: auth.throttle that raises THROTTLED (429) when the limit is reached.';


--
-- Name: link_identity(bytea, text); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.link_identity(code_hash bytea, code_challenge text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_flow constant auth.oauth_flows :=
        auth.read_oauth_code(link_identity.code_hash, link_identity.code_challenge, 'link');
    v_owner_id uuid;
begin
    if v_flow.id is null then
        return null;
    end if;

    v_owner_id := auth.lock_identity(v_flow.identity);
    if v_owner_id <> v_flow.user_id then
        perform core.fail('IDENTITY_TAKEN');
    end if;
    if v_owner_id is null then
        perform auth.add_identity(v_flow.user_id, v_flow.identity);
        perform auth.note_event(
            'identity_linked', v_flow.user_id, v_flow.session_id,
            jsonb_build_object('provider', v_flow.provider)
        );
        perform mail.send(
            'identity_linked', addresses.email, v_flow.user_id,
            jsonb_build_object('provider', v_flow.provider)
        )
        from auth.email_addresses as addresses
        where addresses.user_id = v_flow.user_id;
    end if;

    update auth.oauth_flows set used_at = now(), identity = null where oauth_flows.id = v_flow.id;
    return auth.credentials();
end
$$;


--
-- Name: FUNCTION link_identity(code_hash bytea, code_challenge text); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.link_identity(code_hash bytea, code_challenge text) IS 'Lets the caller, who began this in the same session, sign in by the identity behind a code, and tells them by
mail. Returns what auth.credentials returns; null if the code may not be used. Raises IDENTITY_TAKEN (409) if
somebody else signs in by it.';


--
-- Name: lock_identity(jsonb); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.lock_identity(identity jsonb) RETURNS uuid
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
    -- A row that is not there yet cannot be locked.
    perform pg_advisory_xact_lock(
        hashtextextended(concat_ws(' ', identity ->> 'issuer', identity ->> 'subject'), 0)
    );
    return (
        select identities.user_id
        from auth.identities
        where identities.issuer = lock_identity.identity ->> 'issuer'
            and identities.subject = lock_identity.identity ->> 'subject'
    );
end
$$;


--
-- Name: FUNCTION lock_identity(identity jsonb); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.lock_identity(identity jsonb) IS 'Whose identity this is, as auth.make_oauth_code has it; null if nobody''s, and nobody else makes it theirs
before this transaction ends.';


--
-- Name: login(uuid, timestamp with time zone, text[], bytea, interval, bytea, bytea, text); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.login(user_id uuid, changed_at timestamp with time zone, amr text[], token_hash bytea, lifetime interval, device_hash bytea DEFAULT NULL::bytea, new_device_hash bytea DEFAULT NULL::bytea, rehashed text DEFAULT NULL::text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_device_id uuid;
begin
    -- The person before what is theirs, as whoever resets a password locks them.
    perform from api.users where users.id = login.user_id for share;
    perform from auth.passwords
    where passwords.user_id = login.user_id and passwords.changed_at = login.changed_at
    for no key update;
    if not found then
        perform core.fail('INVALID_CREDENTIALS');
    end if;

    update auth.passwords set password_hash = login.rehashed
    where passwords.user_id = login.user_id and login.rehashed is not null;

    select devices.id into v_device_id
    from auth.known_devices as devices
    where devices.user_id = login.user_id and devices.token_hash = login.device_hash;
    if found then
        perform auth.unthrottle('login_device', v_device_id::text);
    else
        perform auth.unthrottle('login_account', addresses.email)
        from auth.email_addresses as addresses
        where addresses.user_id = login.user_id;
    end if;

    return auth.open_session(
        login.user_id, login.token_hash, login.amr, login.lifetime, login.device_hash, login.new_device_hash
    );
end
$$;


--
-- Name: FUNCTION login(user_id uuid, changed_at timestamp with time zone, amr text[], token_hash bytea, lifetime interval, device_hash bytea, new_device_hash bytea, rehashed text); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.login(user_id uuid, changed_at timestamp with time zone, amr text[], token_hash bytea, lifetime interval, device_hash bytea, new_device_hash bytea, rehashed text) IS 'Begins a session of who knows the password as it was changed at that time, and forgets their failures;
rehashed replaces its hash where the bridge hashes otherwise by now. Raises INVALID_CREDENTIALS (401).';


--
-- Name: mail_invitation(api.invitations); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.mail_invitation(invitation api.invitations) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_email text := invitation.email;
    v_user_id uuid;
    v_is_muted boolean;
begin
    if not exists (
        select from auth.email_addresses as addresses
        where addresses.user_id = core.current_user_id() and addresses.verified_at is not null
    ) then
        perform core.fail('EMAIL_NOT_VERIFIED');
    end if;

    select
        coalesce(v_email, addresses.email), addresses.user_id,
        'invitation' = any (preferences.muted_by_email)
    into v_email, v_user_id, v_is_muted
    from auth.email_addresses as addresses
    join api.preferences on preferences.user_id = addresses.user_id
    where addresses.verified_at is not null
        and (addresses.email = invitation.email or addresses.user_id = invitation.user_id);
    v_email := coalesce(v_email, invitation.email);
    if v_email is null then
        return;
    end if;
    perform auth.limit_rate('invitation_address', v_email);
    if v_is_muted then
        return;
    end if;

    perform mail.send(
        'invitation', v_email, v_user_id,
        (
            select jsonb_build_object(
                'organization', left(organizations.name, 80),
                'invited_by', left(users.full_name, 80),
                'role', invitation.role,
                'author_id', invitation.invited_by,
                'expires_at', invitation.expires_at
            )
            from api.organizations
            cross join api.users
            where organizations.id = invitation.org_id and users.id = invitation.invited_by
        ),
        auth.make_token(
            'invitation', null, v_email, invitation.expires_at - now(),
            jsonb_build_object('invitation_id', invitation.id)
        )
    );
end
$$;


--
-- Name: FUNCTION mail_invitation(invitation api.invitations); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.mail_invitation(invitation api.invitations) IS 'For functions of the API: mails an invitation to its address or its person, who may have none, or not want
it. Raises EMAIL_NOT_VERIFIED (403) for the author, and THROTTLED (429).';


--
-- Name: make_token(text, uuid, text, interval, jsonb); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.make_token(purpose text, user_id uuid, email text, lifetime interval, data jsonb DEFAULT '{}'::jsonb) RETURNS uuid
    LANGUAGE sql
    BEGIN ATOMIC
 INSERT INTO auth.one_time_tokens AS tokens (purpose, user_id, email, expires_at, data)
   VALUES (make_token.purpose, make_token.user_id, make_token.email, (now() + make_token.lifetime), make_token.data) ON CONFLICT(purpose, user_id)
   WHERE (used_at IS NULL) DO UPDATE SET id = excluded.id, email = excluded.email, token_hash = NULL::bytea, data = excluded.data, created_at = excluded.created_at, expires_at = excluded.expires_at
   RETURNING tokens.id;
END;


--
-- Name: FUNCTION make_token(purpose text, user_id uuid, email text, lifetime interval, data jsonb); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.make_token(purpose text, user_id uuid, email text, lifetime interval, data jsonb) IS 'A new one-time token, by its id for mail.send; for functions of auth. It takes the place of the person''s
older unused one of the same purpose; those of nobody (user_id null) stand side by side.';


--
-- Name: send(text, text, uuid, jsonb, uuid); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.send(template text, email text, user_id uuid DEFAULT NULL::uuid, data jsonb DEFAULT '{}'::jsonb, token_id uuid DEFAULT NULL::uuid) RETURNS uuid
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_message_id uuid;
begin
    insert into mail.messages (template, email, user_id, language, data, token_id)
    values (
        send.template,
        send.email,
        send.user_id,
        coalesce((select users.language from api.users where users.id = send.user_id), 'en'),
        jsonb_strip_nulls(
            jsonb_build_object('ip', host((change.context()).ip), 'user_agent', (change.context()).user_agent)
        ) || send.data,
        send.token_id
    )
    returning messages.id into v_message_id;

    perform mail.enqueue(v_message_id);
    return v_message_id;
end
$$;


--
-- Name: FUNCTION send(template text, email text, user_id uuid, data jsonb, token_id uuid); Type: COMMENT; Schema: mail; Owner: -
--

COMMENT ON FUNCTION mail.send(template text, email text, user_id uuid, data jsonb, token_id uuid) IS 'Sends a mail if and when this transaction commits; for definer functions of every module. Each template says
in auth-bridge/auth_bridge/mails/README.md which data it wants, and of which purpose its token is. The ip and
user_agent of the request are added to the data.';


--
-- Name: mail_verification(uuid, text, uuid); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.mail_verification(user_id uuid, email text, session_id uuid DEFAULT NULL::uuid) RETURNS void
    LANGUAGE sql
    BEGIN ATOMIC
 SELECT mail.send('verify_email'::text, email, user_id, jsonb_build_object('change', (session_id IS NOT NULL)), auth.make_token('verify_email'::text, user_id, email, '1 day'::interval, jsonb_strip_nulls(jsonb_build_object('session_id', session_id)))) AS send;
END;


--
-- Name: FUNCTION mail_verification(user_id uuid, email text, session_id uuid); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.mail_verification(user_id uuid, email text, session_id uuid) IS 'For functions of auth: asks by mail for the proof that this address is the person''s; of another one than
they have, in the name of the session that asks for it.';


--
-- Name: make_invitation(api.invitations, interval); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.make_invitation(wanted api.invitations, lifetime interval) RETURNS api.invitations
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_invitation api.invitations;
begin
    perform core.require_permission(wanted.org_id, 'member.manage');
    if not exists (select from core.roles where roles.role = wanted.role) or wanted.role is null then
        perform core.fail('UNKNOWN_ROLE', 'role=' || left(wanted.role, 100));
    end if;
    if not auth.may_give(core.current_user_id(), wanted.org_id, wanted.role) then
        perform core.fail('OWNER_PROTECTED');
    end if;

    -- One at a time, so that none is one too many; and none into an organization that ends meanwhile.
    perform from api.organizations
    where organizations.id = wanted.org_id and organizations.deleted_at is null
    for no key update;
    if not found then
        perform core.fail('NOT_FOUND', 'org_id=' || wanted.org_id);
    end if;
    update api.invitations
    set deleted_at = now()
    where invitations.org_id = wanted.org_id
        and (invitations.email = wanted.email or invitations.user_id = wanted.user_id)
        and invitations.used_count = 0
        and invitations.deleted_at is null;
    if (
        select count(*)
        from api.invitations
        where invitations.org_id = wanted.org_id
            and invitations.deleted_at is null
            and invitations.declined_at is null
            and invitations.used_count < invitations.uses
            and invitations.expires_at > now()
    ) >= 200 then
        perform core.fail('INVITATION_LIMIT', 'org_id=' || wanted.org_id);
    end if;
    perform auth.limit_rate('invitation_org', wanted.org_id::text);
    perform auth.limit_rate('invitation_person', core.current_user_id()::text);

    insert into api.invitations (org_id, role, invited_by, email, user_id, uses, expires_at)
    values (
        wanted.org_id, wanted.role, core.current_user_id(), wanted.email, wanted.user_id,
        coalesce(wanted.uses, 1), now() + make_invitation.lifetime
    )
    returning * into v_invitation;
    return v_invitation;
end
$$;


--
-- Name: FUNCTION make_invitation(wanted api.invitations, lifetime interval); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.make_invitation(wanted api.invitations, lifetime interval) IS 'For functions of the API: an invitation of org_id, role, email, user_id and uses by the caller, who may
invite there, and give no more than they may. It takes the place of an older one to the same.
Raises PERMISSION_DENIED, OWNER_PROTECTED (403), NOT_FOUND (404), INVITATION_LIMIT (409), UNKNOWN_ROLE (422)
and THROTTLED (429).';


--
-- Name: make_oauth_code(bytea, bytea, jsonb); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.make_oauth_code(state_hash bytea, code_hash bytea, identity jsonb) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 UPDATE auth.oauth_flows flows SET code_hash = make_oauth_code.code_hash, identity = make_oauth_code.identity, expires_at = (now() + '00:01:00'::interval)
   WHERE ((flows.state_hash = make_oauth_code.state_hash) AND (flows.answered_at IS NOT NULL) AND (flows.code_hash IS NULL));
END;


--
-- Name: FUNCTION make_oauth_code(state_hash bytea, code_hash bytea, identity jsonb); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.make_oauth_code(state_hash bytea, code_hash bytea, identity jsonb) IS 'Keeps who the provider says it was (issuer, subject, provider, email, email_verified, full_name, avatar_url)
for the front end that redeems the code within a minute.';


--
-- Name: may_find(uuid); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.may_find(user_id uuid) RETURNS boolean
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM api.users
           WHERE ((users.id = may_find.user_id) AND (users.status = 'active'::text) AND (users.deleted_at IS NULL) AND (users.is_searchable OR (EXISTS ( SELECT
                    FROM api.memberships
                   WHERE ((memberships.user_id = may_find.user_id) AND (memberships.deleted_at IS NULL) AND (memberships.org_id = ANY (( SELECT core.orgs_with('org.read'::text) AS orgs_with)::uuid[]))))))))) AS "exists";
END;


--
-- Name: FUNCTION may_find(user_id uuid); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.may_find(user_id uuid) IS 'Whether the caller may know of this person: a colleague, or somebody who lets themselves be found.';


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
-- Name: known_devices; Type: TABLE; Schema: auth; Owner: -
--

CREATE TABLE auth.known_devices (
    id uuid DEFAULT core.uuid_v7() NOT NULL,
    user_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    name text,
    user_agent text DEFAULT (change.context()).user_agent,
    ip inet DEFAULT (change.context()).ip,
    first_seen_at timestamp with time zone DEFAULT now() NOT NULL,
    last_seen_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT known_devices_name_length_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 100))),
    CONSTRAINT known_devices_token_hash_sha256_check CHECK ((octet_length(token_hash) = 32))
);


--
-- Name: TABLE known_devices; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON TABLE auth.known_devices IS 'Devices on which a person has signed in; strangers cannot lock one out, and a PIN works on them alone.';


--
-- Name: COLUMN known_devices.token_hash; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.known_devices.token_hash IS 'SHA-256 of the device''s token, which is kept nowhere.';


--
-- Name: COLUMN known_devices.name; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.known_devices.name IS 'What the person calls it.';


--
-- Name: COLUMN known_devices.user_agent; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.known_devices.user_agent IS 'As of the last sign-in, like the address.';


--
-- Name: my_devices(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.my_devices() RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT COALESCE(jsonb_agg(jsonb_build_object('id', devices.id, 'name', devices.name, 'user_agent', devices.user_agent, 'ip', host(devices.ip), 'first_seen_at', devices.first_seen_at, 'last_seen_at', devices.last_seen_at, 'current', (EXISTS ( SELECT
            FROM auth.sessions sessions
           WHERE ((sessions.id = caller.session_id) AND (sessions.known_device_id = devices.id))))) ORDER BY devices.last_seen_at DESC, devices.id DESC), '[]'::jsonb) AS "coalesce"
    FROM (change.context() caller(actor_id, session_id, device_id, source, op_id, request_id, ip, user_agent)
      JOIN auth.known_devices devices ON ((devices.user_id = caller.actor_id)));
END;


--
-- Name: FUNCTION my_devices(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.my_devices() IS 'The devices on which the caller has signed in, the last one first.';


--
-- Name: my_sessions(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.my_sessions() RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT COALESCE(jsonb_agg(jsonb_build_object('id', sessions.id, 'name', sessions.name, 'device',
         CASE
             WHEN (devices.id IS NOT NULL) THEN jsonb_build_object('id', devices.id, 'name', devices.name)
             ELSE NULL::jsonb
         END, 'device_id', sessions.device_id, 'user_agent', sessions.user_agent, 'ip', host(sessions.ip), 'created_at', sessions.created_at, 'last_used_at', sessions.last_used_at, 'expires_at', sessions.expires_at, 'amr', sessions.amr, 'acr', sessions.acr, 'current', (sessions.id = caller.session_id)) ORDER BY (sessions.id = caller.session_id) DESC, sessions.last_used_at DESC, sessions.id DESC), '[]'::jsonb) AS "coalesce"
    FROM ((change.context() caller(actor_id, session_id, device_id, source, op_id, request_id, ip, user_agent)
      JOIN auth.sessions sessions ON ((sessions.user_id = caller.actor_id)))
      LEFT JOIN auth.known_devices devices ON ((devices.id = sessions.known_device_id)))
   WHERE ((sessions.revoked_at IS NULL) AND (sessions.expires_at > now()));
END;


--
-- Name: FUNCTION my_sessions(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.my_sessions() IS 'The caller''s sessions that live: first the one that asks, then those used last.';


--
-- Name: name_device(uuid, text); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.name_device(device_id uuid, name text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    update auth.known_devices set name = name_device.name
    where known_devices.id = name_device.device_id
        and known_devices.user_id = (change.context()).actor_id;
    if not found then
        perform core.fail('NOT_FOUND');
    end if;
end
$$;


--
-- Name: FUNCTION name_device(device_id uuid, name text); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.name_device(device_id uuid, name text) IS 'Calls a device of the caller something, or nothing. Raises NOT_FOUND (404).';


--
-- Name: name_session(uuid, text); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.name_session(session_id uuid, name text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    update auth.sessions set name = name_session.name
    where sessions.id = name_session.session_id
        and sessions.user_id = (change.context()).actor_id
        and sessions.revoked_at is null
        and sessions.expires_at > now();
    if not found then
        perform core.fail('NOT_FOUND');
    end if;
end
$$;


--
-- Name: FUNCTION name_session(session_id uuid, name text); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.name_session(session_id uuid, name text) IS 'Calls a session of the caller something, or nothing. Raises NOT_FOUND (404).';


--
-- Name: note_event(text, uuid, uuid, jsonb); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.note_event(kind text, user_id uuid, session_id uuid DEFAULT NULL::uuid, details jsonb DEFAULT '{}'::jsonb) RETURNS void
    LANGUAGE sql
    BEGIN ATOMIC
 INSERT INTO auth.security_events (kind, user_id, session_id, details)
   VALUES (note_event.kind, note_event.user_id, note_event.session_id, note_event.details);
END;


--
-- Name: FUNCTION note_event(kind text, user_id uuid, session_id uuid, details jsonb); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.note_event(kind text, user_id uuid, session_id uuid, details jsonb) IS 'For functions of auth: writes what has happened to an account into its security events.';


--
-- Name: oauth_person(bytea, text); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.oauth_person(code_hash bytea, code_challenge text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_wait constant integer := auth.throttle('token_ip', auth.client_network());
    v_flow auth.oauth_flows;
begin
    if v_wait is not null then
        return jsonb_build_object('retry_after', v_wait);
    end if;

    v_flow := auth.read_oauth_code(oauth_person.code_hash, oauth_person.code_challenge, 'sign_in');
    if v_flow.id is null then
        return null;
    end if;

    update auth.oauth_flows
    set expires_at = greatest(oauth_flows.expires_at, oauth_flows.answered_at + interval '5 minutes')
    where oauth_flows.id = v_flow.id;

    return jsonb_build_object(
        'user_id', (
            select identities.user_id
            from auth.identities
            where identities.issuer = v_flow.identity ->> 'issuer'
                and identities.subject = v_flow.identity ->> 'subject'
        )
    );
end
$$;


--
-- Name: FUNCTION oauth_person(code_hash bytea, code_challenge text); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.oauth_person(code_hash bytea, code_challenge text) IS 'user_id of the person behind a code, null in it if they are new; null if the code may not be used, and
retry_after in seconds if too many were tried from this address.';


--
-- Name: oauth_sign_in(bytea, text, bytea, text[], interval, bytea, bytea); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.oauth_sign_in(code_hash bytea, code_challenge text, token_hash bytea, amr text[], lifetime interval, device_hash bytea DEFAULT NULL::bytea, new_device_hash bytea DEFAULT NULL::bytea) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_flow constant auth.oauth_flows :=
        auth.read_oauth_code(oauth_sign_in.code_hash, oauth_sign_in.code_challenge, 'sign_in');
    v_identity constant jsonb := v_flow.identity;
    v_user_id uuid;
    v_session jsonb;
begin
    if v_flow.id is null then
        return null;
    end if;

    v_user_id := auth.lock_identity(v_identity);
    if v_user_id is null then
        -- An address that nobody has verified may be anybody's: the person begins without one.
        v_user_id := auth.create_person(
            v_identity ->> 'full_name',
            case
                when (v_identity ->> 'email_verified')::boolean
                    and auth.is_email(lower(v_identity ->> 'email')) then v_identity ->> 'email'
            end,
            true,
            v_identity ->> 'avatar_url'
        );
        perform auth.add_identity(v_user_id, v_identity);
    end if;
    update auth.identities
    set
        last_used_at = now(),
        email = v_identity ->> 'email',
        email_verified = (v_identity ->> 'email_verified')::boolean
    where identities.issuer = v_identity ->> 'issuer' and identities.subject = v_identity ->> 'subject';

    v_session := auth.open_session(
        v_user_id, oauth_sign_in.token_hash, oauth_sign_in.amr, oauth_sign_in.lifetime,
        oauth_sign_in.device_hash, oauth_sign_in.new_device_hash
    );
    update auth.oauth_flows
    set used_at = now(), identity = null, opened_session_id = (v_session ->> 'session_id')::uuid
    where oauth_flows.id = v_flow.id;
    return v_session;
end
$$;


--
-- Name: FUNCTION oauth_sign_in(code_hash bytea, code_challenge text, token_hash bytea, amr text[], lifetime interval, device_hash bytea, new_device_hash bytea); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.oauth_sign_in(code_hash bytea, code_challenge text, token_hash bytea, amr text[], lifetime interval, device_hash bytea, new_device_hash bytea) IS 'Begins a session of the person behind a code, who is created if they are new; null if the code may not be
used. Raises EMAIL_ALREADY_EXISTS (409): an identity is linked to an account only by whoever is signed in to
it. Raises what auth.open_session raises, too.';


--
-- Name: oauth_step_up(bytea, text); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.oauth_step_up(code_hash bytea, code_challenge text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_flow constant auth.oauth_flows :=
        auth.read_oauth_code(oauth_step_up.code_hash, oauth_step_up.code_challenge, 'step_up');
begin
    if v_flow.id is null then
        return null;
    end if;
    if auth.lock_identity(v_flow.identity) is distinct from v_flow.user_id then
        perform core.fail('IDENTITY_UNKNOWN');
    end if;
    -- The app may have been set up after this began.
    if auth.has_second_factor(v_flow.user_id) then
        perform core.fail('SECOND_FACTOR_REQUIRED');
    end if;

    update auth.oauth_flows set used_at = now(), identity = null where oauth_flows.id = v_flow.id;
    return auth.strengthen_session('{oauth}');
end
$$;


--
-- Name: FUNCTION oauth_step_up(code_hash bytea, code_challenge text); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.oauth_step_up(code_hash bytea, code_challenge text) IS 'The caller has just proved who they are to a provider: what auth.strengthen_session returns; null if the code
may not be used. Raises IDENTITY_UNKNOWN (403) if they are somebody else there, and SECOND_FACTOR_REQUIRED
(401) of who has an authenticator app.';


--
-- Name: open_invitation(text, uuid); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.open_invitation(token text, id uuid) RETURNS api.invitations
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_id constant uuid := auth.find_invitation(open_invitation.token, open_invitation.id);
    v_invitation api.invitations;
begin
    -- An organization that is being deleted is waited for, and waits; then of many who come at once each sees
    -- what the one before has left.
    perform from api.organizations
    where organizations.id = (select invitations.org_id from api.invitations where invitations.id = v_id)
        and organizations.deleted_at is null
    for share;
    if found then
        select invitations.* into v_invitation
        from api.invitations
        where invitations.id = v_id
            and invitations.deleted_at is null
            and invitations.declined_at is null
            and invitations.used_count < invitations.uses
            and invitations.expires_at > clock_timestamp()
        for no key update;
    end if;
    if v_invitation.id is null
        or not auth.may_give(v_invitation.invited_by, v_invitation.org_id, v_invitation.role)
    then
        perform core.fail('INVITATION_INVALID');
    end if;
    return v_invitation;
end
$$;


--
-- Name: FUNCTION open_invitation(token text, id uuid); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.open_invitation(token text, id uuid) IS 'For functions of the API: the open invitation of this token or id, locked.
Raises INVITATION_INVALID (404), whatever it is that it is not.';


--
-- Name: open_oauth_flow(bytea, bytea); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.open_oauth_flow(state_hash bytea, browser_hash bytea) RETURNS jsonb
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 UPDATE auth.oauth_flows flows SET browser_hash = open_oauth_flow.browser_hash
   WHERE ((flows.state_hash = open_oauth_flow.state_hash) AND (flows.browser_hash IS NULL) AND (flows.expires_at > now()))
   RETURNING jsonb_build_object('provider', flows.provider, 'purpose', flows.purpose) AS jsonb_build_object;
END;


--
-- Name: FUNCTION open_oauth_flow(state_hash bytea, browser_hash bytea); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.open_oauth_flow(state_hash bytea, browser_hash bytea) IS 'Binds a flow that a signed-in session began to the browser that goes its way; null if it has one already.';


--
-- Name: open_session(uuid, bytea, text[], interval, bytea, bytea); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.open_session(user_id uuid, token_hash bytea, amr text[], lifetime interval, device_hash bytea DEFAULT NULL::bytea, new_device_hash bytea DEFAULT NULL::bytea) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_session auth.sessions;
    v_device record;
begin
    -- The lock makes a suspension wait, which then revokes this session as well.
    perform from api.users
    where users.id = open_session.user_id and users.status = 'active' and users.deleted_at is null
    for share;
    if not found then
        perform core.fail('ACCOUNT_INACTIVE');
    end if;

    -- Whoever signs people in asks for the second factor; what forgot to does not get through.
    if not 'mfa' = any (open_session.amr) and open_session.amr <> '{pin}'
        and auth.has_second_factor(open_session.user_id)
    then
        perform core.fail('SECOND_FACTOR_REQUIRED', challenge => 'Bearer');
    end if;

    select * into v_device
    from auth.recognize_device(open_session.user_id, device_hash, new_device_hash);

    insert into auth.sessions (user_id, amr, expires_at, known_device_id)
    values (open_session.user_id, open_session.amr, now() + lifetime, v_device.device_id)
    returning * into v_session;

    insert into auth.refresh_tokens (token_hash, session_id) values (open_session.token_hash, v_session.id);

    perform auth.note_event('logged_in', open_session.user_id, v_session.id);

    return auth.describe_session(v_session) || jsonb_build_object('is_new_device', v_device.is_new);
end
$$;


--
-- Name: FUNCTION open_session(user_id uuid, token_hash bytea, amr text[], lifetime interval, device_hash bytea, new_device_hash bytea); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.open_session(user_id uuid, token_hash bytea, amr text[], lifetime interval, device_hash bytea, new_device_hash bytea) IS 'For functions that sign in: begins a session of a person who has proved who they are, on the device of the
one hash or on a new one, which is known by the other from now on. Raises ACCOUNT_INACTIVE (403), and
SECOND_FACTOR_REQUIRED (401) for a person with an authenticator app whose amr has no mfa, unless it is a PIN
alone.';


--
-- Name: pin_login(uuid, timestamp with time zone, bytea, interval, bytea, bytea); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.pin_login(user_id uuid, changed_at timestamp with time zone, token_hash bytea, lifetime interval, device_hash bytea, new_device_hash bytea DEFAULT NULL::bytea) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_device_id uuid;
begin
    -- The person before what is theirs, as whoever resets a password locks them.
    perform from api.users where users.id = pin_login.user_id for share;
    select devices.id into v_device_id
    from auth.pins as pins
    join auth.known_devices as devices on devices.user_id = pins.user_id
    where pins.user_id = pin_login.user_id
        and pins.changed_at = pin_login.changed_at
        and devices.token_hash = pin_login.device_hash
    for no key update;
    if not found then
        perform core.fail('INVALID_CREDENTIALS');
    end if;

    perform auth.unthrottle('pin_device', v_device_id::text);
    perform auth.refund('pin_account', pin_login.user_id::text);
    return auth.open_session(
        pin_login.user_id, pin_login.token_hash, '{pin}', pin_login.lifetime,
        pin_login.device_hash, pin_login.new_device_hash
    );
end
$$;


--
-- Name: FUNCTION pin_login(user_id uuid, changed_at timestamp with time zone, token_hash bytea, lifetime interval, device_hash bytea, new_device_hash bytea); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.pin_login(user_id uuid, changed_at timestamp with time zone, token_hash bytea, lifetime interval, device_hash bytea, new_device_hash bytea) IS 'Begins a session, with amr {pin}, of who knows the PIN as it was changed at that time, on a device that is
known. Raises INVALID_CREDENTIALS (401).';


--
-- Name: prune_sessions(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.prune_sessions() RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 WITH ended AS (
          DELETE FROM auth.sessions
           WHERE (LEAST(sessions.expires_at, sessions.revoked_at) < (now() - '30 days'::interval))
           RETURNING sessions.id
         ), left_behind AS (
          DELETE FROM auth.refresh_tokens tokens
            USING auth.sessions sessions
           WHERE ((sessions.id = tokens.session_id) AND (tokens.step < sessions.refresh_step) AND (tokens.issued_at < (now() - '7 days'::interval)))
           RETURNING tokens.session_id
         )
  SELECT (( SELECT count(*) AS count
            FROM ended) + ( SELECT count(*) AS count
            FROM left_behind));
END;


--
-- Name: FUNCTION prune_sessions(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.prune_sessions() IS 'Forgets sessions that ended 30 days ago, and refresh tokens of 7 days ago whose session went on by others;
returns how many. For the worker.';


--
-- Name: prune_tokens(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.prune_tokens() RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 WITH pruned AS (
          DELETE FROM auth.one_time_tokens tokens
           WHERE (tokens.expires_at < (now() - '1 day'::interval))
           RETURNING tokens.id
         )
  SELECT count(*) AS count
    FROM pruned;
END;


--
-- Name: FUNCTION prune_tokens(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.prune_tokens() IS 'Forgets one-time tokens that expired a day ago, used or not; returns how many.';


--
-- Name: read_oauth_code(bytea, text, text); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.read_oauth_code(code_hash bytea, code_challenge text, purpose text) RETURNS auth.oauth_flows
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_flow auth.oauth_flows;
    v_session auth.sessions;
begin
    select flows.* into v_flow
    from auth.oauth_flows as flows
    where flows.code_hash = read_oauth_code.code_hash
    for update;
    if not found then
        return null;
    end if;

    if v_flow.used_at is not null then
        update auth.sessions
        set revoked_at = now(), revoked_reason = 'oauth_code_reused'
        where sessions.id = v_flow.opened_session_id and sessions.revoked_at is null
        returning sessions.* into v_session;
        if found then
            perform auth.note_event('oauth_code_reused', v_session.user_id, v_session.id);
        end if;
        return null;
    end if;

    if v_flow.expires_at <= now()
        or v_flow.code_challenge <> read_oauth_code.code_challenge
        or v_flow.purpose <> read_oauth_code.purpose
        or v_flow.session_id <> coalesce((change.context()).session_id, v_flow.id)
    then
        update auth.oauth_flows set used_at = now(), identity = null where oauth_flows.id = v_flow.id;
        return null;
    end if;
    return v_flow;
end
$$;


--
-- Name: FUNCTION read_oauth_code(code_hash bytea, code_challenge text, purpose text); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.read_oauth_code(code_hash bytea, code_challenge text, purpose text) IS 'The flow of a code, if it may be used by this front end, for this purpose and in the session that asked for
it; locked until the transaction ends. Null if it may not, and then it is worth nothing any more. If it was
used before, the session that it opened is ended.';


--
-- Name: recognize_device(uuid, bytea, bytea); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.recognize_device(user_id uuid, device_hash bytea, new_device_hash bytea, OUT device_id uuid, OUT is_new boolean) RETURNS record
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
    update auth.known_devices
    set last_seen_at = now(), user_agent = (change.context()).user_agent, ip = (change.context()).ip
    where known_devices.user_id = recognize_device.user_id
        and known_devices.token_hash = recognize_device.device_hash
    returning known_devices.id into device_id;
    is_new := device_id is null and new_device_hash is not null;
    if is_new then
        -- Nobody has so many; a program that never shows its token would.
        delete from auth.known_devices
        where known_devices.id in (
            select devices.id from auth.known_devices as devices
            where devices.user_id = recognize_device.user_id
            order by devices.last_seen_at desc, devices.id desc
            offset 49
        );
        -- Not of the first one, on which the account was made.
        if exists (select from auth.known_devices where known_devices.user_id = recognize_device.user_id)
            and auth.throttle('new_device_mail', recognize_device.user_id::text) is null
        then
            perform mail.send('new_device', addresses.email, addresses.user_id)
            from auth.email_addresses as addresses
            where addresses.user_id = recognize_device.user_id;
        end if;
        insert into auth.known_devices (user_id, token_hash)
        values (recognize_device.user_id, new_device_hash)
        returning known_devices.id into device_id;
    end if;
end
$$;


--
-- Name: FUNCTION recognize_device(user_id uuid, device_hash bytea, new_device_hash bytea, OUT device_id uuid, OUT is_new boolean); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.recognize_device(user_id uuid, device_hash bytea, new_device_hash bytea, OUT device_id uuid, OUT is_new boolean) IS 'For functions that begin a session: the person''s device of this token. If there is none, it is new and known
from now on by the second hash, if one is given; the person is told by mail unless it is their first. Their 50
devices that were seen last are kept.';


--
-- Name: refresh_session(bytea, bytea, bytea, interval, interval); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.refresh_session(token_hash bytea, nonce bytea, successor_hash bytea, lifetime interval, grace interval) RETURNS jsonb
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 WITH presented AS (
          SELECT tokens.step,
             tokens.used_at,
             sessions.refresh_step,
             sessions.successor_nonce,
             sessions.successor_at,
             sessions.id AS session_id,
             sessions.expires_at,
             sessions.revoked_at,
             auth.describe_session(sessions.*) AS description
            FROM (auth.refresh_tokens tokens
              JOIN auth.sessions sessions ON ((sessions.id = tokens.session_id)))
           WHERE (tokens.token_hash = refresh_session.token_hash)
          FOR NO KEY UPDATE OF tokens
          FOR NO KEY UPDATE OF sessions
         ), judged AS (
          SELECT presented.step,
             presented.used_at,
             presented.refresh_step,
             presented.successor_nonce,
             presented.successor_at,
             presented.session_id,
             presented.expires_at,
             presented.revoked_at,
             presented.description,
                 CASE
                     WHEN (presented.revoked_at IS NOT NULL) THEN 'revoked'::text
                     WHEN (presented.expires_at <= now()) THEN 'expired'::text
                     WHEN (presented.step > presented.refresh_step) THEN
                     CASE
                         WHEN (presented.successor_at > (now() - refresh_session.grace)) THEN 'kept'::text
                         ELSE 'rotated'::text
                     END
                     WHEN ((presented.step < presented.refresh_step) OR (presented.used_at IS NULL)) THEN 'reused'::text
                     WHEN (presented.successor_at > (now() - refresh_session.grace)) THEN 'repeated'::text
                     ELSE 'replaced'::text
                 END AS outcome
            FROM presented
         ), used AS (
          UPDATE auth.refresh_tokens tokens SET used_at = clock_timestamp()
            FROM judged judged_1
           WHERE ((tokens.token_hash = refresh_session.token_hash) AND (judged_1.outcome = 'rotated'::text))
         ), succeeded AS (
          INSERT INTO auth.refresh_tokens (token_hash, session_id, step)  SELECT refresh_session.successor_hash AS successor_hash,
                     judged_1.session_id,
                     (judged_1.step + 1)
                    FROM judged judged_1
                   WHERE (judged_1.outcome = ANY (ARRAY['rotated'::text, 'replaced'::text]))
         ), extended AS (
          UPDATE auth.sessions sessions SET last_used_at = now(), user_agent = COALESCE(context.user_agent, sessions.user_agent), ip = COALESCE(context.ip, sessions.ip), expires_at = LEAST((now() + refresh_session.lifetime), (sessions.created_at + '90 days'::interval)), refresh_step = judged_1.step, successor_nonce = refresh_session.nonce, successor_at = clock_timestamp()
            FROM (judged judged_1
              CROSS JOIN change.context() context(actor_id, session_id, device_id, source, op_id, request_id, ip, user_agent))
           WHERE ((sessions.id = judged_1.session_id) AND (judged_1.outcome = ANY (ARRAY['rotated'::text, 'replaced'::text])))
         ), revoked AS (
          UPDATE auth.sessions sessions SET revoked_at = now(), revoked_reason = 'refresh_reused'::text
            FROM judged judged_1
           WHERE ((sessions.id = judged_1.session_id) AND (judged_1.outcome = 'reused'::text))
           RETURNING sessions.id,
             sessions.user_id
         ), told AS (
          SELECT auth.note_event('refresh_reused'::text, revoked.user_id, revoked.id) AS note_event,
                 CASE
                     WHEN (addresses.email IS NOT NULL) THEN mail.send('session_reused'::text, addresses.email, addresses.user_id)
                     ELSE NULL::uuid
                 END AS "case"
            FROM (revoked
              LEFT JOIN auth.email_addresses addresses ON ((addresses.user_id = revoked.user_id)))
         )
  SELECT
         CASE
             WHEN (judged.outcome = ANY (ARRAY['rotated'::text, 'replaced'::text, 'repeated'::text, 'kept'::text])) THEN (judged.description || jsonb_build_object('outcome', judged.outcome, 'nonce',
             CASE judged.outcome
                 WHEN 'repeated'::text THEN encode(judged.successor_nonce, 'hex'::text)
                 WHEN 'kept'::text THEN NULL::text
                 ELSE encode(refresh_session.nonce, 'hex'::text)
             END))
             ELSE jsonb_build_object('outcome', COALESCE(judged.outcome, 'unknown'::text))
         END AS jsonb_build_object
    FROM ((( VALUES (1)) always
      LEFT JOIN judged ON (true))
      LEFT JOIN told ON (true));
END;


--
-- Name: FUNCTION refresh_session(token_hash bytea, nonce bytea, successor_hash bytea, lifetime interval, grace interval); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.refresh_session(token_hash bytea, nonce bytea, successor_hash bytea, lifetime interval, grace interval) IS 'Exchanges a refresh token for its successor, which the bridge makes of a nonce. outcome is rotated; repeated
(within grace: the successor that there is, of its own nonce); kept (within grace of being made: it stays as
it is, without nonce); replaced (used long ago, but its successor never was: another one); reused (two hold
the session: it is revoked, the event noted, the person told by mail); revoked, expired or unknown.
No session lives longer than 90 days.';


--
-- Name: throttles; Type: TABLE; Schema: auth; Owner: -
--

CREATE UNLOGGED TABLE auth.throttles (
    kind text NOT NULL,
    key_hash bytea NOT NULL,
    attempts timestamp with time zone[] NOT NULL
)
WITH (fillfactor='70');


--
-- Name: TABLE throttles; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON TABLE auth.throttles IS 'Recent attempts, by what is counted: a window that slides, exact to the attempt.';


--
-- Name: COLUMN throttles.key_hash; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.throttles.key_hash IS 'SHA-256 of the account, device or address: a copy names nobody.';


--
-- Name: COLUMN throttles.attempts; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.throttles.attempts IS 'When those within the window were made, in order; at most the limit.';


--
-- Name: refund(text, text); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.refund(kind text, key text) RETURNS void
    LANGUAGE sql
    BEGIN ATOMIC
 DELETE FROM auth.throttles
   WHERE ((throttles.kind = refund.kind) AND (throttles.key_hash = sha256(convert_to(refund.key, 'UTF8'::name))) AND (cardinality(throttles.attempts) = 1));
 UPDATE auth.throttles SET attempts = trim_array(throttles.attempts, 1)
   WHERE ((throttles.kind = refund.kind) AND (throttles.key_hash = sha256(convert_to(refund.key, 'UTF8'::name))) AND (cardinality(throttles.attempts) > 1));
END;


--
-- Name: FUNCTION refund(kind text, key text); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.refund(kind text, key text) IS 'For functions of auth: takes the newest attempt of this kind back, since it succeeded; the failures stay.';


--
-- Name: register(text, text, text, bytea, interval, bytea, bytea); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.register(email text, password_hash text, full_name text, token_hash bytea, lifetime interval, device_hash bytea DEFAULT NULL::bytea, new_device_hash bytea DEFAULT NULL::bytea) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_user_id constant uuid := auth.create_person(register.full_name, register.email, false);
begin
    insert into auth.passwords (user_id, password_hash) values (v_user_id, register.password_hash);
    return auth.open_session(
        v_user_id, register.token_hash, '{pwd}', register.lifetime,
        register.device_hash, register.new_device_hash
    );
end
$$;


--
-- Name: FUNCTION register(email text, password_hash text, full_name text, token_hash bytea, lifetime interval, device_hash bytea, new_device_hash bytea); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.register(email text, password_hash text, full_name text, token_hash bytea, lifetime interval, device_hash bytea, new_device_hash bytea) IS 'Creates a person with a password, a personal organization and a first session, and asks by mail for the proof
of their address. Raises INVALID_EMAIL (422) and EMAIL_ALREADY_EXISTS (409).';


--
-- Name: remove_pin(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.remove_pin() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_user_id constant uuid := core.current_user_id();
begin
    perform auth.require_step_up();
    delete from auth.pins where pins.user_id = v_user_id;
    if found then
        perform auth.note_event('pin_removed', v_user_id);
    end if;
end
$$;


--
-- Name: FUNCTION remove_pin(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.remove_pin() IS 'Removes the caller''s PIN; a second time does nothing. Raises STEP_UP_REQUIRED (401).';


--
-- Name: remove_totp(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.remove_totp() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_context constant change.context := change.context();
begin
    perform auth.require_step_up();
    if not auth.has_second_factor(v_context.actor_id) then
        perform core.fail('SECOND_FACTOR_NOT_ENABLED');
    end if;
    delete from auth.totp_secrets as secrets where secrets.user_id = v_context.actor_id;
    perform auth.keep_recovery_codes(v_context.actor_id, '{}');

    perform auth.note_event('second_factor_disabled', v_context.actor_id, v_context.session_id);
    perform mail.send('second_factor_disabled', addresses.email, addresses.user_id)
    from auth.email_addresses as addresses
    where addresses.user_id = v_context.actor_id;
end
$$;


--
-- Name: FUNCTION remove_totp(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.remove_totp() IS 'Removes the caller''s authenticator app and recovery codes: the first factor is enough again.
Raises STEP_UP_REQUIRED (401) and SECOND_FACTOR_NOT_ENABLED (409).';


--
-- Name: replace_recovery_codes(bytea[]); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.replace_recovery_codes(recovery_hashes bytea[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_context constant change.context := change.context();
begin
    perform auth.require_step_up();
    if not auth.has_second_factor(v_context.actor_id) then
        perform core.fail('SECOND_FACTOR_NOT_ENABLED');
    end if;
    perform auth.keep_recovery_codes(v_context.actor_id, recovery_hashes);
    perform auth.note_event('recovery_codes_replaced', v_context.actor_id, v_context.session_id);
end
$$;


--
-- Name: FUNCTION replace_recovery_codes(recovery_hashes bytea[]); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.replace_recovery_codes(recovery_hashes bytea[]) IS 'Makes these the caller''s recovery codes, and no others.
Raises STEP_UP_REQUIRED (401) and SECOND_FACTOR_NOT_ENABLED (409).';


--
-- Name: require_step_up(interval); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.require_step_up(max_age interval DEFAULT '00:10:00'::interval) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_acr text;
    v_seconds numeric;
begin
    if auth.is_stepped_up(max_age) then
        return;
    end if;
    v_acr := case when auth.has_second_factor(core.current_user_id()) then 'aal2' else 'aal1' end;
    v_seconds := floor(extract(epoch from max_age));
    perform core.fail(
        'STEP_UP_REQUIRED',
        format('acr=%s max_age=%s', v_acr, v_seconds),
        challenge => format(
            'Bearer error="insufficient_user_authentication", acr_values="%s", max_age="%s"',
            v_acr, v_seconds
        )
    );
end
$$;


--
-- Name: FUNCTION require_step_up(max_age interval); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.require_step_up(max_age interval) IS 'For functions that do something grave: the caller has proved who they are within max_age, by more than a PIN,
and by two factors if they have two. Raises STEP_UP_REQUIRED (401) with the challenge of RFC 9470.';


--
-- Name: resend_verification(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.resend_verification() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_email text;
    v_wait integer;
begin
    select addresses.email into v_email
    from auth.email_addresses as addresses
    where addresses.user_id = core.current_user_id() and addresses.verified_at is null;
    if not found then
        perform core.fail('EMAIL_ALREADY_VERIFIED');
    end if;

    v_wait := auth.throttle('mail_address', v_email);
    if v_wait is null then
        perform auth.mail_verification(core.current_user_id(), v_email);
    end if;
    return v_wait;
end
$$;


--
-- Name: FUNCTION resend_verification(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.resend_verification() IS 'Sends the caller another mail to verify their address; returns null, or the seconds until it may be asked for
again. Raises EMAIL_ALREADY_VERIFIED (409).';


--
-- Name: reset_password(bytea, text, bytea); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.reset_password(token_hash bytea, password_hash text, new_device_hash bytea) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_token constant auth.one_time_tokens := auth.use_token('reset_password', token_hash);
    v_verified_at timestamptz;
begin
    -- Sign-ins that are under way end before this lock or begin after it.
    select addresses.verified_at into v_verified_at
    from api.users as users
    join auth.email_addresses as addresses on addresses.user_id = users.id
    where users.id = v_token.user_id
        and users.status = 'active'
        and users.deleted_at is null
        and addresses.email = v_token.email
    for no key update of users;
    if not found then
        perform core.fail('ONE_TIME_TOKEN_INVALID');
    end if;

    insert into auth.passwords (user_id, password_hash)
    values (v_token.user_id, reset_password.password_hash)
    on conflict on constraint passwords_pkey do update
    set password_hash = excluded.password_hash, changed_at = clock_timestamp();

    -- Else a mailbox alone would make a device on which a PIN stands in for the second factor.
    delete from auth.pins where pins.user_id = v_token.user_id;
    if v_verified_at is null then
        delete from auth.identities where identities.user_id = v_token.user_id;
        delete from auth.totp_secrets where totp_secrets.user_id = v_token.user_id;
        delete from auth.recovery_codes where recovery_codes.user_id = v_token.user_id;
        update auth.email_addresses set verified_at = now()
        where email_addresses.user_id = v_token.user_id;
    end if;

    update auth.sessions set revoked_at = now(), revoked_reason = 'password_changed'
    where sessions.user_id = v_token.user_id and sessions.revoked_at is null;
    delete from auth.known_devices where known_devices.user_id = v_token.user_id;
    delete from auth.one_time_tokens as tokens
    where tokens.user_id = v_token.user_id and tokens.used_at is null;
    insert into auth.known_devices (user_id, token_hash)
    values (v_token.user_id, reset_password.new_device_hash);

    perform auth.unthrottle('login_account', v_token.email);
    perform auth.note_event('password_reset', v_token.user_id);
    perform mail.send('password_changed', v_token.email, v_token.user_id);
end
$$;


--
-- Name: FUNCTION reset_password(token_hash bytea, password_hash text, new_device_hash bytea); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.reset_password(token_hash bytea, password_hash text, new_device_hash bytea) IS 'Uses the token of a mail: gives its person a new password and this device to sign in from, ends all sessions,
and forgets the PIN and all other devices; the address is proved by it. Raises ONE_TIME_TOKEN_INVALID (422).';


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
-- Name: revoked_among(uuid[]); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.revoked_among(sids uuid[]) RETURNS uuid[]
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT COALESCE(array_agg(asked.sid), '{}'::uuid[]) AS "coalesce"
    FROM unnest(revoked_among.sids) asked(sid)
   WHERE (NOT (EXISTS ( SELECT
            FROM auth.sessions sessions
           WHERE ((sessions.id = asked.sid) AND (sessions.revoked_at IS NULL) AND (sessions.expires_at > now())))));
END;


--
-- Name: FUNCTION revoked_among(sids uuid[]); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.revoked_among(sids uuid[]) IS 'Those of these sessions that have ended: revoked, expired or unknown.';


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
-- Name: second_factor_key(uuid, bytea); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.second_factor_key(user_id uuid, device_hash bytea) RETURNS text
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT ((user_id || ' '::text) || COALESCE(( SELECT (COALESCE(sessions.known_device_id, sessions.id))::text AS "coalesce"
            FROM auth.sessions sessions
           WHERE ((sessions.id = (change.context()).session_id) AND (sessions.user_id = second_factor_key.user_id))), ( SELECT (devices.id)::text AS id
            FROM auth.known_devices devices
           WHERE ((devices.user_id = second_factor_key.user_id) AND (devices.token_hash = second_factor_key.device_hash))), 'stranger'::text));
END;


--
-- Name: FUNCTION second_factor_key(user_id uuid, device_hash bytea); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.second_factor_key(user_id uuid, device_hash bytea) IS 'For throttles: the person, and the caller''s device, or the known device of this hash, or any stranger.';


--
-- Name: set_pin(text); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.set_pin(pin_hash text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_user_id constant uuid := core.current_user_id();
begin
    perform auth.require_step_up();
    insert into auth.pins (user_id, pin_hash) values (v_user_id, set_pin.pin_hash)
    on conflict on constraint pins_pkey do update set pin_hash = excluded.pin_hash, changed_at = now();

    perform auth.note_event('pin_changed', v_user_id);
    perform mail.send('pin_changed', addresses.email, v_user_id)
    from auth.email_addresses as addresses
    where addresses.user_id = v_user_id;
end
$$;


--
-- Name: FUNCTION set_pin(pin_hash text); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.set_pin(pin_hash text) IS 'Sets or replaces the caller''s PIN, and tells them by mail. Raises STEP_UP_REQUIRED (401).';


--
-- Name: set_token_hash(uuid, bytea); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.set_token_hash(token_id uuid, token_hash bytea) RETURNS timestamp with time zone
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 UPDATE auth.one_time_tokens tokens SET token_hash = set_token_hash.token_hash
   WHERE ((tokens.id = set_token_hash.token_id) AND (tokens.used_at IS NULL) AND (tokens.expires_at > now()))
   RETURNING tokens.expires_at;
END;


--
-- Name: FUNCTION set_token_hash(token_id uuid, token_hash bytea); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.set_token_hash(token_id uuid, token_hash bytea) IS 'For the outbox, before it sends a token: makes it good. Returns when it expires; null if it was used, has
expired, or a newer one has taken its place, so that the mail need not be sent.';


--
-- Name: start_totp(bytea); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.start_totp(secret_ciphertext bytea) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    perform auth.require_step_up();
    insert into auth.totp_secrets as secrets (user_id, secret_ciphertext)
    values (core.current_user_id(), start_totp.secret_ciphertext)
    on conflict on constraint totp_secrets_pkey do update
    set secret_ciphertext = excluded.secret_ciphertext, created_at = now()
    where secrets.confirmed_at is null;
    if not found then
        perform core.fail('SECOND_FACTOR_ENABLED');
    end if;
end
$$;


--
-- Name: FUNCTION start_totp(secret_ciphertext bytea); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.start_totp(secret_ciphertext bytea) IS 'Keeps the secret of the caller''s new authenticator app, in place of one that was not confirmed.
Raises STEP_UP_REQUIRED (401) and SECOND_FACTOR_ENABLED (409).';


--
-- Name: started_totp(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.started_totp() RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_ciphertext bytea;
    v_wait integer;
begin
    select secrets.secret_ciphertext into v_ciphertext
    from auth.totp_secrets as secrets
    where secrets.user_id = core.current_user_id()
        and secrets.confirmed_at is null
        and secrets.created_at > now() - interval '15 minutes';
    if not found then
        perform core.fail('SECOND_FACTOR_NOT_ENABLED');
    end if;
    v_wait := auth.throttle('second_factor', auth.second_factor_key(core.current_user_id(), null));
    if v_wait is not null then
        return jsonb_build_object('retry_after', v_wait);
    end if;
    return jsonb_build_object('secret_ciphertext', encode(v_ciphertext, 'hex'), 'last_step', 0);
end
$$;


--
-- Name: FUNCTION started_totp(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.started_totp() IS 'Counts an attempt to confirm the caller''s new authenticator app. Returns retry_after in seconds if there
were too many, else what the bridge needs to check a code. Raises SECOND_FACTOR_NOT_ENABLED (409).';


--
-- Name: strengthen_session(text[]); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.strengthen_session(amr text[]) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_context constant change.context := change.context();
    v_session auth.sessions;
begin
    update auth.sessions
    set authenticated_at = now(),
        amr = sessions.amr || array(
            select proved.method
            from unnest(strengthen_session.amr) with ordinality as proved (method, place)
            where proved.method <> all (sessions.amr)
            order by proved.place
        )
    where sessions.id = v_context.session_id and sessions.user_id = v_context.actor_id
    returning * into strict v_session;

    perform auth.unthrottle('password_person', v_session.user_id::text);
    perform auth.note_event(
        'stepped_up', v_session.user_id, v_session.id, jsonb_build_object('amr', strengthen_session.amr)
    );
    return auth.describe_session(v_session);
end
$$;


--
-- Name: FUNCTION strengthen_session(amr text[]); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.strengthen_session(amr text[]) IS 'The caller has just proved who they are in these ways too: adds them to the session and describes it.';


--
-- Name: throttle_limits; Type: TABLE; Schema: auth; Owner: -
--

CREATE TABLE auth.throttle_limits (
    kind text NOT NULL,
    most integer NOT NULL,
    within interval NOT NULL,
    purpose text NOT NULL,
    CONSTRAINT throttle_limits_most_positive_check CHECK ((most > 0)),
    CONSTRAINT throttle_limits_within_positive_check CHECK ((within > '00:00:00'::interval))
);


--
-- Name: TABLE throttle_limits; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON TABLE auth.throttle_limits IS 'How often something may be tried: so many times in any window of time.';


--
-- Name: COLUMN throttle_limits.kind; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.throttle_limits.kind IS 'What is counted, and for whom, such as login_account.';


--
-- Name: COLUMN throttle_limits.most; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.throttle_limits.most IS 'So many attempts within the window go on.';


--
-- Name: COLUMN throttle_limits.within; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.throttle_limits.within IS 'The length of the window, which slides.';


--
-- Name: COLUMN throttle_limits.purpose; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.throttle_limits.purpose IS 'What it guards against.';


--
-- Name: sweep_throttles(); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.sweep_throttles() RETURNS integer
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 WITH swept AS (
          DELETE FROM auth.throttles
            USING auth.throttle_limits limits
           WHERE ((limits.kind = throttles.kind) AND (throttles.attempts[cardinality(throttles.attempts)] < (clock_timestamp() - limits.within)))
           RETURNING 1 AS "?column?"
         )
  SELECT (count(*))::integer AS count
    FROM swept;
END;


--
-- Name: FUNCTION sweep_throttles(); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.sweep_throttles() IS 'Deletes the attempts that no window holds any more; returns of how many keys. For the worker.';


--
-- Name: unlink_identity(uuid); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.unlink_identity(id uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_user_id constant uuid := core.current_user_id();
    v_provider text;
begin
    perform auth.require_step_up();

    delete from auth.identities
    where identities.id = unlink_identity.id and identities.user_id = v_user_id
    returning identities.provider into v_provider;
    if not found then
        perform core.fail('NOT_FOUND', 'id=' || unlink_identity.id);
    end if;

    perform auth.note_event(
        'identity_unlinked', v_user_id, (change.context()).session_id,
        jsonb_build_object('provider', v_provider)
    );
    perform mail.send(
        'identity_unlinked', addresses.email, v_user_id, jsonb_build_object('provider', v_provider)
    )
    from auth.email_addresses as addresses
    where addresses.user_id = v_user_id;
end
$$;


--
-- Name: FUNCTION unlink_identity(id uuid); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.unlink_identity(id uuid) IS 'Takes an identity away from the caller, and tells them by mail. Raises NOT_FOUND (404), STEP_UP_REQUIRED
(401) and, if nothing else is left to sign in by, LAST_CREDENTIAL (409).';


--
-- Name: unthrottle(text, text); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.unthrottle(kind text, key text) RETURNS void
    LANGUAGE sql
    BEGIN ATOMIC
 DELETE FROM auth.throttles
   WHERE ((throttles.kind = unthrottle.kind) AND (throttles.key_hash = sha256(convert_to(unthrottle.key, 'UTF8'::name))));
END;


--
-- Name: FUNCTION unthrottle(kind text, key text); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.unthrottle(kind text, key text) IS 'For functions of auth: forgets the attempts of this kind, after one that succeeded.';


--
-- Name: use_second_factor(uuid, bigint, bytea, bytea); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.use_second_factor(user_id uuid, totp_step bigint DEFAULT NULL::bigint, recovery_hash bytea DEFAULT NULL::bytea, device_hash bytea DEFAULT NULL::bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_key constant text := auth.second_factor_key(user_id, device_hash);
    v_left bigint;
begin
    update auth.totp_secrets as secrets
    set last_step = use_second_factor.totp_step
    where secrets.user_id = use_second_factor.user_id
        and secrets.confirmed_at is not null
        and secrets.last_step < use_second_factor.totp_step;
    if not found then
        delete from auth.recovery_codes as codes
        where codes.user_id = use_second_factor.user_id
            and codes.code_hash = use_second_factor.recovery_hash;
        if not found then
            perform auth.note_event('second_factor_failed', use_second_factor.user_id);
            return false;
        end if;

        select count(*) into v_left
        from auth.recovery_codes as codes where codes.user_id = use_second_factor.user_id;
        perform auth.note_event(
            'recovery_code_used', use_second_factor.user_id, details => jsonb_build_object('left', v_left)
        );
        perform mail.send(
            'recovery_codes_low', addresses.email, addresses.user_id, jsonb_build_object('left', v_left)
        )
        from auth.email_addresses as addresses
        where addresses.user_id = use_second_factor.user_id and v_left <= 3;
    end if;
    perform auth.unthrottle('second_factor', v_key);
    perform auth.unthrottle('second_factor_day', v_key);
    return true;
end
$$;


--
-- Name: FUNCTION use_second_factor(user_id uuid, totp_step bigint, recovery_hash bytea, device_hash bytea); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.use_second_factor(user_id uuid, totp_step bigint, recovery_hash bytea, device_hash bytea) IS 'Uses the code of this half minute, as the bridge has found it to be right, or the recovery code of this hash.
False if it was used before, or nothing was right: that is noted.';


--
-- Name: use_token(text, bytea); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.use_token(purpose text, token_hash bytea) RETURNS auth.one_time_tokens
    LANGUAGE sql
    BEGIN ATOMIC
 UPDATE auth.one_time_tokens tokens SET used_at = clock_timestamp()
   WHERE ((tokens.token_hash = use_token.token_hash) AND (tokens.purpose = use_token.purpose) AND (tokens.used_at IS NULL) AND (tokens.expires_at > clock_timestamp()))
   RETURNING tokens.id,
     tokens.purpose,
     tokens.user_id,
     tokens.email,
     tokens.token_hash,
     tokens.data,
     tokens.created_at,
     tokens.expires_at,
     tokens.used_at;
END;


--
-- Name: FUNCTION use_token(purpose text, token_hash bytea); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.use_token(purpose text, token_hash bytea) IS 'Uses up a one-time token, for functions of auth: its row, or a row of nulls if it is unknown, expired, used
or of another purpose. Undone with the transaction, if what it was for is refused.';


--
-- Name: verify_email(bytea); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.verify_email(token_hash bytea) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_token constant auth.one_time_tokens := auth.use_token('verify_email', token_hash);
    v_old_email text;
begin
    perform from api.users
    where users.id = v_token.user_id and users.status = 'active' and users.deleted_at is null
    for no key update;
    -- A session that was ended for safety, as by a change of the password, has asked for nothing.
    if not found or exists (
        select from auth.sessions
        where sessions.id = (v_token.data ->> 'session_id')::uuid and sessions.revoked_reason <> 'logout'
    ) then
        perform core.fail('ONE_TIME_TOKEN_INVALID');
    end if;

    select addresses.email into v_old_email
    from auth.email_addresses as addresses
    where addresses.user_id = v_token.user_id;
    begin
        insert into auth.email_addresses (user_id, email, verified_at)
        values (v_token.user_id, v_token.email, now())
        on conflict on constraint email_addresses_pkey do update
        set email = excluded.email, verified_at = excluded.verified_at;
    exception
        when unique_violation then
            perform core.fail('EMAIL_ALREADY_EXISTS');
    end;

    if v_old_email = v_token.email then
        perform auth.note_event('email_verified', v_token.user_id);
        return;
    end if;
    perform auth.note_event(
        'email_changed', v_token.user_id, (v_token.data ->> 'session_id')::uuid,
        jsonb_strip_nulls(jsonb_build_object('from', v_old_email))
    );
    if v_old_email is not null then
        perform mail.send('email_changed', v_old_email, v_token.user_id);
    end if;
end
$$;


--
-- Name: FUNCTION verify_email(token_hash bytea); Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON FUNCTION auth.verify_email(token_hash bytea) IS 'Uses the token of a mail: the address that it was sent to is its person''s from now on, and proved. If they
had another one, that one is told. Raises ONE_TIME_TOKEN_INVALID (422) and EMAIL_ALREADY_EXISTS (409).';


--
-- Name: seals; Type: TABLE; Schema: change; Owner: -
--

CREATE TABLE change.seals (
    tree_size bigint NOT NULL,
    root bytea NOT NULL,
    sealed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT seals_root_length_check CHECK ((octet_length(root) = 32)),
    CONSTRAINT seals_tree_size_positive_check CHECK ((tree_size > 0))
);


--
-- Name: TABLE seals; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON TABLE change.seals IS 'What the log''s tree amounted to, each time it had grown. An exported seal is an anchor.';


--
-- Name: COLUMN seals.tree_size; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.seals.tree_size IS 'How many positions it covers: 1 up to this.';


--
-- Name: COLUMN seals.root; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.seals.root IS 'The root of the tree over those rows, as RFC 9162 computes it.';


--
-- Name: COLUMN seals.sealed_at; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.seals.sealed_at IS 'When it was taken.';


--
-- Name: sequencer; Type: TABLE; Schema: change; Owner: -
--

CREATE TABLE change.sequencer (
    one boolean DEFAULT true NOT NULL,
    feed_id uuid DEFAULT gen_random_uuid() NOT NULL,
    "position" bigint DEFAULT 0 NOT NULL,
    floor bigint DEFAULT 0 NOT NULL,
    snapshot pg_snapshot DEFAULT '1:1:'::pg_snapshot NOT NULL,
    system_identifier bigint,
    CONSTRAINT sequencer_floor_bounds_check CHECK (((floor >= 0) AND (floor <= "position"))),
    CONSTRAINT sequencer_one_check CHECK (one)
);


--
-- Name: TABLE sequencer; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON TABLE change.sequencer IS 'The state of the sequencer, one row.';


--
-- Name: COLUMN sequencer.one; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.sequencer.one IS 'True: there is one row.';


--
-- Name: COLUMN sequencer.feed_id; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.sequencer.feed_id IS 'Which feed the positions belong to; another one after a restore into another cluster.';


--
-- Name: COLUMN sequencer."position"; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.sequencer."position" IS 'The head: the last position given.';


--
-- Name: COLUMN sequencer.floor; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.sequencer.floor IS 'Positions up to this one are retired; who is there takes a snapshot.';


--
-- Name: COLUMN sequencer.snapshot; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.sequencer.snapshot IS 'What it has seen: all that this snapshot shows has a position.';


--
-- Name: COLUMN sequencer.system_identifier; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.sequencer.system_identifier IS 'The cluster that the snapshot''s transaction ids belong to.';


--
-- Name: tree_nodes; Type: TABLE; Schema: change; Owner: -
--

CREATE TABLE change.tree_nodes (
    level integer NOT NULL,
    index bigint NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT tree_nodes_hash_length_check CHECK ((octet_length(hash) = 32))
);


--
-- Name: TABLE tree_nodes; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON TABLE change.tree_nodes IS 'Complete subtrees of the Merkle tree over the log, in feed order.';


--
-- Name: COLUMN tree_nodes.level; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.tree_nodes.level IS '0: leaves, one a log row; a node of level n covers 2^n of them.';


--
-- Name: COLUMN tree_nodes.index; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.tree_nodes.index IS 'Counts the nodes of a level from 0. A leaf''s is its position less one.';


--
-- Name: COLUMN tree_nodes.hash; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.tree_nodes.hash IS 'SHA-256, as change.leaf_hash and change.node_hash make it.';


--
-- Name: anchors(bigint); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.anchors(after bigint DEFAULT 0) RETURNS TABLE(feed_id uuid, previous bigint, tree_size bigint, root text, sealed_at timestamp with time zone, leaves text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT sequencer.feed_id,
     chosen.previous,
     chosen.tree_size,
     encode(chosen.root, 'hex'::text) AS encode,
     chosen.sealed_at,
     ( SELECT translate(encode(string_agg(substr(leaf.hash, 1, 8), '\x'::bytea ORDER BY leaf.index), 'base64'::text), '
'::text, ''::text) AS translate
            FROM change.tree_nodes leaf
           WHERE ((leaf.level = 0) AND (leaf.index >= chosen.previous) AND (leaf.index < chosen.tree_size))) AS translate
    FROM (( SELECT newest.tree_size,
             newest.root,
             newest.sealed_at,
             lag(newest.tree_size, 1, anchors.after) OVER (ORDER BY newest.tree_size) AS previous
            FROM ( SELECT DISTINCT ON ((seals.tree_size / 65536)) seals.tree_size,
                     seals.root,
                     seals.sealed_at
                    FROM change.seals
                   WHERE (seals.tree_size > anchors.after)
                   ORDER BY (seals.tree_size / 65536), seals.tree_size DESC) newest) chosen
      CROSS JOIN change.sequencer)
   ORDER BY chosen.tree_size;
END;


--
-- Name: FUNCTION anchors(after bigint); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.anchors(after bigint) IS 'What to keep elsewhere, so that change.verify can be told what the log was: seals that are larger than after,
each with the beginnings of the leaves since the one before, as base64.';


--
-- Name: announce(text[], jsonb, uuid); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.announce(topics text[], frame jsonb, sender uuid DEFAULT NULL::uuid) RETURNS void
    LANGUAGE sql
    BEGIN ATOMIC
 SELECT pg_notify('presence'::text, (jsonb_strip_nulls(jsonb_build_object('topics', topics, 'frame', frame, 'sender', sender)))::text) AS pg_notify;
END;


--
-- Name: FUNCTION announce(topics text[], frame jsonb, sender uuid); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.announce(topics text[], frame jsonb, sender uuid) IS 'Notifies the channel presence of {"topics": [...], "frame": {...}}: every relay sends the frame as it is to
those of its listeners who read one of the topics, except to the connection sender, if it is named.';


--
-- Name: announce_presence(uuid, uuid, text); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.announce_presence(user_id uuid, org_id uuid, status text) RETURNS void
    LANGUAGE sql
    BEGIN ATOMIC
 SELECT change.announce(ARRAY[('org:'::text || org_id)], jsonb_build_object('type', 'presence', 'user_id', user_id, 'org_id', org_id, 'status', status)) AS announce;
END;


--
-- Name: FUNCTION announce_presence(user_id uuid, org_id uuid, status text); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.announce_presence(user_id uuid, org_id uuid, status text) IS 'Announces to an organization how a person is present now: online, away or offline.';


--
-- Name: announce_typing(uuid, uuid, text, uuid, text, boolean, boolean); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.announce_typing(connection_id uuid, user_id uuid, table_name text, row_id uuid, field text, active boolean, is_weak boolean DEFAULT false) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $_$
declare
    v_tracked change.tracked_tables;
    v_image jsonb;
    v_topics text[];
begin
    select tracked.* into v_tracked
    from change.tracked_tables as tracked
    where tracked.table_name = announce_typing.table_name;
    if not found then
        perform core.fail('UNKNOWN_TABLE', 'table=' || left(announce_typing.table_name, 100));
    end if;

    execute format(
        'select to_jsonb(live) from api.%I as live where live.id = $1 and live.deleted_at is null',
        v_tracked.table_name
    ) into v_image using announce_typing.row_id;
    v_topics := change.topics_of(v_image, v_tracked.topics);
    perform set_config(
        'request.jwt.claims', jsonb_strip_nulls(jsonb_build_object(
            'sub', announce_typing.user_id,
            'amr', case when announce_typing.is_weak then '["pin"]'::jsonb end
        ))::text, true
    );
    if v_image is null or not v_topics && change.readable_topics() then
        perform core.fail(
            'NOT_FOUND', format('table=%s id=%s', v_tracked.table_name, announce_typing.row_id)
        );
    end if;
    if not v_image - v_tracked.redacted ? announce_typing.field then
        perform core.fail('NOT_FOUND', 'field=' || left(announce_typing.field, 100));
    end if;

    if not change.is_presence_hidden(announce_typing.user_id) then
        perform change.announce(
            v_topics,
            jsonb_build_object(
                'type', 'typing',
                'user_id', announce_typing.user_id,
                'table', v_tracked.table_name,
                'id', announce_typing.row_id,
                'field', announce_typing.field,
                'active', announce_typing.active
            ),
            announce_typing.connection_id
        );
    end if;
end
$_$;


--
-- Name: FUNCTION announce_typing(connection_id uuid, user_id uuid, table_name text, row_id uuid, field text, active boolean, is_weak boolean); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.announce_typing(connection_id uuid, user_id uuid, table_name text, row_id uuid, field text, active boolean, is_weak boolean) IS 'Notifies the channel presence that a person begins or ends to type in a row, or in one field of it; not of
somebody who hides their presence. Raises UNKNOWN_TABLE, and NOT_FOUND for a row that the person may not read
or a field that it does not have (404).';


--
-- Name: apply_delete(change.operation, jsonb); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.apply_delete(operation change.operation, columns jsonb) RETURNS change.outcome
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $_$
declare
    v_theirs jsonb;
    v_redacted text[];
    v_conflict api.conflicts;
    v_outcome change.outcome;
begin
    operation.base_version := coalesce(operation.base_version, 1);
    execute format(
        'select to_jsonb(live) from api.%I as live where live.id = $1 for no key update',
        operation.table_name
    ) into v_theirs using operation.row_id;
    if v_theirs is null then
        return change.meet_deleted(operation, columns);
    end if;
    v_outcome.version := (v_theirs -> 'version')::integer;
    perform change.check_base(operation, v_outcome.version);

    if operation.base_version < v_outcome.version and change.changed_by_others(operation) then
        perform change.require_writer(operation.table_name, v_theirs);
        v_redacted := array(select key from jsonb_each(columns) where (value -> 'is_redacted')::boolean);
        v_conflict.kind := 'delete';
        v_conflict.base := change.base_of(operation) - v_redacted;
        v_conflict.theirs := v_theirs - v_redacted;
        v_conflict.theirs_version := v_outcome.version;
        v_outcome.verdict := 'conflict';
        v_outcome."row" := v_theirs;
        v_outcome.conflicts := array[change.open_conflict(operation, v_conflict)];
        return v_outcome;
    end if;

    v_outcome.verdict := case
        when operation.base_version < v_outcome.version then 'merged'
        else 'applied'
    end;
    execute format(
        'update api.%I as live set deleted_at = now() where live.id = $1 returning live.version',
        operation.table_name
    ) into v_outcome.version using operation.row_id;
    return v_outcome;
end
$_$;


--
-- Name: FUNCTION apply_delete(operation change.operation, columns jsonb); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.apply_delete(operation change.operation, columns jsonb) IS 'For push: deletes a row under the caller''s own rights, unless somebody else has changed it meanwhile: then
it stays, and the wish to delete it is a conflict.';


--
-- Name: apply_insert(change.operation, jsonb); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.apply_insert(operation change.operation, columns jsonb) RETURNS change.outcome
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $_$
declare
    v_theirs jsonb;
    v_mine jsonb;
    v_columns text;
    v_outcome change.outcome;
begin
    execute format(
        'select to_jsonb(live), to_jsonb(jsonb_populate_record(null::api.%1$I, $2)) '
        'from api.%1$I as live where live.id = $1 for no key update',
        operation.table_name
    ) into v_theirs, v_mine using operation.row_id, operation.fields;
    if v_theirs is not null then
        -- Somebody has made this row already: two edits without a common base.
        operation.base_version := 0;
        select coalesce(jsonb_object_agg(key, v_mine -> key), '{}') into v_mine
        from jsonb_object_keys(operation.fields) as key;
        return change.merge_row(operation, columns, v_mine, v_theirs);
    end if;

    select string_agg(quote_ident(key), ', ') into v_columns from jsonb_object_keys(operation.fields) as key;
    perform set_config('ontour.row_id', operation.row_id::text, true);
    if v_columns is null then
        execute format(
            'insert into api.%1$I as made default values returning to_jsonb(made)', operation.table_name
        ) into v_outcome."row";
    else
        -- @plpgsql_check_options: security_warnings = false
        -- It cannot see that every name in v_columns has been through quote_ident.
        execute format(
            'insert into api.%1$I as made (%2$s) select %2$s from jsonb_populate_record(null::api.%1$I, $1) '
            'returning to_jsonb(made)',
            operation.table_name, v_columns
        ) into v_outcome."row" using operation.fields;
    end if;
    perform set_config('ontour.row_id', '', true);

    v_outcome.verdict := 'applied';
    v_outcome.version := (v_outcome."row" -> 'version')::integer;
    return v_outcome;
end
$_$;


--
-- Name: FUNCTION apply_insert(operation change.operation, columns jsonb); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.apply_insert(operation change.operation, columns jsonb) IS 'For push: inserts a row with the id that the device gave it, under the caller''s own rights. One that is
there already is merged with.';


--
-- Name: apply_resolution(change.operation); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.apply_resolution(resolution change.operation) RETURNS change.outcome
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_choice constant text := resolution.content ->> 'choice';
    v_conflict api.conflicts;
    v_edit change.operation := resolution;
    v_columns jsonb;
    v_wanted jsonb;
    v_outcome change.outcome;
begin
    select conflicts.* into v_conflict from api.conflicts where conflicts.id = resolution.row_id;
    if not found then
        -- It may be about money: the decision waits for a session that may see it.
        if not core.is_fully_signed_in() then
            perform core.fail('STEP_UP_REQUIRED', 'conflict_id=' || resolution.row_id);
        end if;
        perform core.fail('NOT_FOUND', 'conflict_id=' || resolution.row_id);
    end if;
    if v_conflict.status <> 'open' then
        perform core.fail('CONFLICT_CLOSED', 'status=' || v_conflict.status);
    end if;

    v_wanted := case v_choice when 'mine' then v_conflict.mine else resolution.content -> 'value' end;
    if v_conflict.kind = 'field' then
        v_wanted := jsonb_build_object(v_conflict.column_name, v_wanted);
    elsif v_choice = 'value' and (v_conflict.kind = 'delete' or jsonb_typeof(v_wanted) <> 'object') then
        perform core.fail('OPERATION_INVALID', 'value of a conflict of kind ' || v_conflict.kind);
    end if;
    v_columns := change.syncable_columns(v_conflict.table_name);
    v_edit.table_name := v_conflict.table_name;
    v_edit.row_id := v_conflict.row_id;
    v_edit.base_version := v_conflict.theirs_version;
    v_edit.fields := v_wanted;

    if v_choice = 'theirs' then
        v_outcome.verdict := 'applied';
        v_outcome.version := v_conflict.theirs_version;
    elsif v_conflict.kind = 'delete' then
        v_outcome := change.apply_delete(v_edit, v_columns);
    else
        perform change.check_fields('update', v_wanted, v_columns);
        if v_conflict.kind = 'deleted' then
            perform api.restore(v_conflict.table_name, v_conflict.row_id, v_conflict.theirs_version);
            v_edit.base_version := v_conflict.base_version;
        end if;
        v_outcome := change.apply_update(v_edit, v_columns);
    end if;

    perform change.close_conflict(
        resolution, v_outcome, v_wanted,
        case v_conflict.kind
            when 'field' then jsonb_build_object(v_conflict.column_name, v_conflict.theirs)
            else v_conflict.theirs
        end
    );
    return v_outcome;
end
$$;


--
-- Name: FUNCTION apply_resolution(resolution change.operation); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.apply_resolution(resolution change.operation) IS 'For resolve_conflicts: writes what was chosen, under the caller''s own rights, and closes the conflict.
Raises NOT_FOUND (404), STEP_UP_REQUIRED (401) where a PIN alone sees no such conflict, CONFLICT_CLOSED (409),
OPERATION_INVALID (422), and whatever writing the row raises.';


--
-- Name: apply_update(change.operation, jsonb); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.apply_update(operation change.operation, columns jsonb) RETURNS change.outcome
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $_$
declare
    v_theirs jsonb;
    v_mine jsonb;
begin
    -- A row that the device made itself has version 1 for it, whether or not it knows. Lock before judging.
    operation.base_version := coalesce(operation.base_version, 1);
    execute format(
        'select to_jsonb(live), to_jsonb(jsonb_populate_record(null::api.%1$I, $2)) '
        'from api.%1$I as live where live.id = $1 for no key update',
        operation.table_name
    ) into v_theirs, v_mine using operation.row_id, operation.fields;
    if v_theirs is null then
        return change.meet_deleted(operation, columns);
    end if;
    perform change.check_base(operation, (v_theirs -> 'version')::integer);

    select jsonb_object_agg(key, v_mine -> key) into v_mine from jsonb_object_keys(operation.fields) as key;
    return change.merge_row(operation, columns, v_mine, v_theirs);
end
$_$;


--
-- Name: FUNCTION apply_update(operation change.operation, columns jsonb); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.apply_update(operation change.operation, columns jsonb) IS 'For push: merges changed fields into their row, under the caller''s own rights.';


--
-- Name: base_of(change.operation); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.base_of(operation change.operation) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $_$
declare
    v_base jsonb;
    v_own record;
begin
    select log.after into v_base
    from change.log as log
    where log.row_id = operation.row_id
        and log.version = operation.base_version
        and log.table_name = operation.table_name;
    if v_base is null then
        return null;
    end if;

    for v_own in
        select operations.fields
        from change.operations
        where operations.row_id = operation.row_id
            and operations.table_name = operation.table_name
            and operations.user_id = core.current_user_id()
            and (
                operations.device_id = operation.device_id
                or operations.op_id = any (operation.depends_on)
            )
            and operations.version > operation.base_version
            and operations.fields is not null
        order by operations.seq
    loop
        v_base := v_base || v_own.fields;
    end loop;

    -- Read and written once, values are equal whenever they mean the same.
    execute format('select to_jsonb(jsonb_populate_record(null::api.%I, $1))', operation.table_name)
    into v_base using v_base;
    return v_base;
end
$_$;


--
-- Name: FUNCTION base_of(operation change.operation); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.base_of(operation change.operation) IS 'For push: the row as the device saw it when it made this operation; null if the log no longer has it.';


--
-- Name: begin_push(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.begin_push() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
    -- Verdicts are a person's, so of two pushes of the same operation the second finds that of the first.
    perform pg_advisory_xact_lock(hashtextextended('change.push ' || core.current_user_id(), 0));
exception
    when lock_not_available or transaction_rollback then
        perform core.fail('PUSH_RUNNING');
end
$$;


--
-- Name: FUNCTION begin_push(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.begin_push() IS 'Lets the pushes of one person follow one another. Raises PUSH_RUNNING (409).';


--
-- Name: break_at(bigint, bigint, bytea); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.break_at("position" bigint, first bigint, leaves bytea) RETURNS change.finding
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
    v_wanted constant bytea := substr(leaves, (break_at.position - first)::integer * 8 + 1, 8);
    v_feed change.feed;
    v_log change.log;
    v_now_at bigint;
    v_was_at bigint;
    v_found change.finding;
begin
    select * into v_feed from change.feed where feed.position = break_at.position;
    select * into v_log from change.log where log.seq = v_feed.seq and log.logged_at = v_feed.logged_at;
    v_found := (break_at.position, v_feed.seq, v_log.table_name, v_log.row_id, null, null);

    select feed.position into v_now_at
    from change.feed
    join change.log on log.seq = feed.seq and log.logged_at = feed.logged_at
    where substr(change.leaf_hash(break_at.position, log, feed.audience), 1, 8) = v_wanted
    limit 1;
    select place.position into v_was_at
    from generate_series(first, first + octet_length(leaves) / 8 - 1) as place ("position")
    where v_log.seq is not null
        and substr(change.leaf_hash(place.position, v_log, v_feed.audience), 1, 8)
            = substr(leaves, (place.position - first)::integer * 8 + 1, 8)
    limit 1;

    v_found.finding := case
        when v_now_at is not null and v_was_at is not null then 'reordered'
        when v_now_at is not null then 'inserted'
        when v_was_at is not null then 'deleted'
        when v_log.seq is not null then 'edited'
        when exists (
            select from change.feed
            join change.log on log.seq = feed.seq and log.logged_at = feed.logged_at
            where feed.position > break_at.position
        ) then 'deleted'
        else 'tail cut'
    end;
    v_found.details := concat_ws(
        '; ',
        'the row that belongs here now stands at ' || v_now_at,
        'the row that stands here belongs at ' || v_was_at,
        case when v_log.seq is null then 'no row stands here' end
    );
    return v_found;
end
$$;


--
-- Name: FUNCTION break_at("position" bigint, first bigint, leaves bytea); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.break_at("position" bigint, first bigint, leaves bytea) IS 'For verify: says what happened to the first row whose hash is not what it was. leaves: the first 8 bytes of
each leaf that was, from the position first on.';


--
-- Name: context_text(change.log); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.context_text(log change.log) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (json_build_array((log).session_id, (log).device_id, (log).request_id, (log).ip, (log).user_agent))::text AS json_build_array;
END;


--
-- Name: FUNCTION context_text(log change.log); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.context_text(log change.log) IS 'From where a log row was written, as it is hashed: session, device, request, address and user agent.';


--
-- Name: context_hash(change.log); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.context_hash(log change.log) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN ((log).context_hash IS NULL) THEN sha256(((log).salt || convert_to(change.context_text(log), 'UTF8'::name)))
             WHEN (num_nonnulls((log).session_id, (log).device_id, (log).request_id, (log).ip, (log).user_agent) = 0) THEN (log).context_hash
             ELSE NULL::bytea
         END AS "case";
END;


--
-- Name: FUNCTION context_hash(log change.log); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.context_hash(log change.log) IS 'The salted hash of from where a log row was written; the one that was kept if that has been erased.';


--
-- Name: images_text(change.log); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.images_text(log change.log) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (json_build_array((log).before, (log).after))::text AS json_build_array;
END;


--
-- Name: FUNCTION images_text(log change.log); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.images_text(log change.log) IS 'Both images of a log row, as they are hashed.';


--
-- Name: images_hash(change.log); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.images_hash(log change.log) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN ((log).images_hash IS NULL) THEN sha256((
             CASE
                 WHEN ((log).context_hash IS NULL) THEN sha256((log).salt)
                 ELSE (log).salt
             END || convert_to(change.images_text(log), 'UTF8'::name)))
             WHEN (num_nonnulls((log).before, (log).after, (log).salt) = 0) THEN (log).images_hash
             ELSE NULL::bytea
         END AS "case";
END;


--
-- Name: FUNCTION images_hash(log change.log); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.images_hash(log change.log) IS 'The salted hash of a log row''s images; the one that was kept if they have been erased.';


--
-- Name: canonical_row(bigint, change.log, text[]); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.canonical_row("position" bigint, log change.log, audience text[]) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (json_build_array(2, "position", (log).seq, EXTRACT(epoch FROM (log).logged_at), (log).tx_id, (log).table_name, (log).row_id, (log).version, (log).op, encode(change.images_hash(log), 'hex'::text), (log).topics_before, (log).topics_after, audience, (log).actor_id, encode(change.context_hash(log), 'hex'::text), (log).source, (log).op_id))::text AS json_build_array;
END;


--
-- Name: FUNCTION canonical_row("position" bigint, log change.log, audience text[]); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.canonical_row("position" bigint, log change.log, audience text[]) IS 'What is hashed of a log row: its position, every column or the hash of it, and the audience, as one JSON
array.';


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
            -- What an organization owns goes out of sight with its memberships, and stays as it is.
            and (att.attname <> 'org_id' or tracked.parent_column = 'org_id')
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
-- Name: catch_up(uuid, bigint, integer, boolean); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.catch_up(user_id uuid, after bigint, max integer DEFAULT 1000, is_weak boolean DEFAULT false) RETURNS TABLE("position" bigint, table_name text, row_id uuid, topics text[], frame text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
    SET search_path TO ''
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET jit TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
    return query
    with mine as materialized (
        select * from change.topics_since(catch_up.user_id, catch_up.is_weak)
    ), wanted as (
        select addressed.position
        from mine
        cross join lateral (
            select feed_topics.position
            from change.feed_topics
            where feed_topics.topic = mine.topic
                and feed_topics.position > greatest(catch_up.after, mine.since)
            order by feed_topics.position
            limit catch_up.max
        ) as addressed
        union
        (
            select own.position
            from change.access_changes as own
            where own.user_id = catch_up.user_id and own.position > catch_up.after
                and (
                    not catch_up.is_weak
                    or own.colleagues <> '{}'
                    or exists (select from unnest(own.topics) as t where change.is_weak_topic(t))
                )
            order by own.position
            limit catch_up.max
        )
        union
        (
            -- Colleagues who came or went, also where the reader has left since.
            select noted.position
            from change.access as held
            join change.access_changes as noted
                on noted.org_topic = held.topic
                and noted.position > greatest(catch_up.after, held.since)
                and (held.until is null or noted.position <= held.until)
            where held.user_id = catch_up.user_id and catch_up.user_id = any (noted.colleagues)
            order by noted.position
            limit catch_up.max
        )
        order by 1
        limit catch_up.max
    )
    select
        frames.position, frames.table_name, frames.row_id,
        coalesce(frames.topics_before, '{}') || frames.topics_after,
        case
            when seen.moved is null then coalesce(told.frame, frames.leave)
            else
                coalesce(
                    left(told.frame, -1),
                    format(
                        '{"type" : "%s", "position" : %s',
                        case when seen.moved ? 'entered' then 'enter' else 'leave' end, frames.position
                    )
                ) || ', ' || substr(seen.moved::text, 2)
        end
    from wanted
    join change.frames on frames.position = wanted.position
    left join lateral change.sight_changes(frames.position, catch_up.user_id, catch_up.is_weak) as seen
        on frames.table_name = 'memberships'
    cross join lateral (
        select
            coalesce(bool_or(mine.topic = any (frames.topics_before)), false) as before,
            coalesce(bool_or(mine.topic = any (frames.topics_after)), false) as after
        from mine
        where mine.since < frames.position
    ) as sees
    cross join lateral (
        select case
            when not frames.moved and (sees.before or sees.after) then frames.change
            when sees.before and sees.after then frames.change
            when sees.after then frames.enter
            when sees.before then frames.leave
        end
    ) as told (frame)
    order by frames.position;
end
$$;


--
-- Name: FUNCTION catch_up(user_id uuid, after bigint, max integer, is_weak boolean); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.catch_up(user_id uuid, after bigint, max integer, is_weak boolean) IS 'The feed for one person: what they are told after this position, one JSON text a position, in order. Fewer
than max: that is all there is. is_weak: in a session that only a PIN vouches for.';


--
-- Name: operations; Type: TABLE; Schema: change; Owner: -
--

CREATE TABLE change.operations (
    user_id uuid NOT NULL,
    op_id uuid NOT NULL,
    seq bigint NOT NULL,
    received_at timestamp with time zone DEFAULT now() NOT NULL,
    made_at timestamp with time zone NOT NULL,
    device_id text,
    op text NOT NULL,
    table_name text,
    row_id uuid,
    fields jsonb,
    content jsonb NOT NULL,
    content_hash bytea NOT NULL,
    verdict text NOT NULL,
    version integer,
    result jsonb NOT NULL,
    CONSTRAINT operations_verdict_known_check CHECK ((verdict = ANY (ARRAY['applied'::text, 'merged'::text, 'conflict'::text, 'rejected'::text])))
);


--
-- Name: TABLE operations; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON TABLE change.operations IS 'Every operation that a device pushed, and the verdict that it got.';


--
-- Name: COLUMN operations.seq; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.operations.seq IS 'Order in which one person''s operations were judged.';


--
-- Name: COLUMN operations.made_at; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.operations.made_at IS 'When the edit was made, as the device says, but never in the future.';


--
-- Name: COLUMN operations.fields; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.operations.fields IS 'The fields that were sent, without redacted columns.';


--
-- Name: COLUMN operations.content; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.operations.content IS 'The whole operation as sent, without redacted columns.';


--
-- Name: COLUMN operations.content_hash; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.operations.content_hash IS 'SHA-256 of content: the same op_id says the same thing.';


--
-- Name: COLUMN operations.verdict; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.operations.verdict IS 'applied, merged, conflict or rejected.';


--
-- Name: COLUMN operations.version; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.operations.version IS 'The row''s version after the operation.';


--
-- Name: COLUMN operations.result; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.operations.result IS 'The verdict as it was answered, without the row.';


--
-- Name: changed_by_others(change.operation); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.changed_by_others(operation change.operation) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM change.log log
           WHERE ((log.row_id = (changed_by_others.operation).row_id) AND (log.table_name = (changed_by_others.operation).table_name) AND (log.version > (changed_by_others.operation).base_version) AND (NOT (EXISTS ( SELECT
                    FROM change.operations
                   WHERE ((operations.user_id = core.current_user_id()) AND (operations.op_id = log.op_id) AND ((operations.device_id = (changed_by_others.operation).device_id) OR (operations.op_id = ANY ((changed_by_others.operation).depends_on)))))))))) AS "exists";
END;


--
-- Name: FUNCTION changed_by_others(operation change.operation); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.changed_by_others(operation change.operation) IS 'For push: whether the row has changed since the base version, other than by this device.';


--
-- Name: check_base(change.operation, integer); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.check_base(operation change.operation, version integer) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
    if operation.base_version not between 1 and check_base.version then
        perform core.fail(
            'BASE_VERSION_UNKNOWN', format('base_version=%s version=%s', operation.base_version, version)
        );
    end if;
end
$$;


--
-- Name: FUNCTION check_base(operation change.operation, version integer); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.check_base(operation change.operation, version integer) IS 'For push: the row has had the version that an operation started from. Raises BASE_VERSION_UNKNOWN (422).';


--
-- Name: check_fields(text, jsonb, jsonb); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.check_fields(op text, fields jsonb, columns jsonb) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
    v_key text;
begin
    for v_key in select jsonb_object_keys(fields) loop
        if not columns ? v_key then
            perform core.fail('UNKNOWN_FIELD', 'field=' || left(v_key, 100));
        end if;
        if not (columns -> v_key -> op)::boolean then
            perform core.fail('FIELD_NOT_WRITABLE', 'field=' || v_key);
        end if;
    end loop;
end
$$;


--
-- Name: FUNCTION check_fields(op text, fields jsonb, columns jsonb); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.check_fields(op text, fields jsonb, columns jsonb) IS 'For push: members may insert or update these fields. Raises UNKNOWN_FIELD and FIELD_NOT_WRITABLE (422).';


--
-- Name: child_tables(text); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.child_tables(parent_table text) RETURNS TABLE(table_name text, parent_column text, redacted text[])
    LANGUAGE plpgsql STABLE ROWS 5
    SET search_path TO ''
    AS $$
begin
    return query
    select tracked.table_name, tracked.parent_column, tracked.redacted
    from change.tracked_tables as tracked
    join pg_catalog.pg_constraint as con
        on con.contype = 'f'
        and con.conrelid = format('api.%I', tracked.table_name)::regclass
        and con.confrelid = format('api.%I', child_tables.parent_table)::regclass
    join pg_catalog.pg_attribute as att
        on att.attrelid = con.conrelid
        and att.attnum = any (con.conkey)
        and att.attname = tracked.parent_column
    order by tracked.table_name;
end
$$;


--
-- Name: FUNCTION child_tables(parent_table text); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.child_tables(parent_table text) IS 'The tables that are tracked as children of this one, by name, and the column that names the parent.';


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
    for v_child in select * from change.child_tables(children_of.parent_table)
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
-- Name: clear_presence(uuid[]); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.clear_presence(connection_ids uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_user_ids uuid[];
    v_user_id uuid;
begin
    select array_agg(distinct leases.user_id order by leases.user_id) into v_user_ids
    from change.presence as leases
    where leases.connection_id = any (clear_presence.connection_ids);

    -- In one order for all: two relays that end the same people's connections never wait in a circle.
    foreach v_user_id in array coalesce(v_user_ids, '{}') loop
        call change.lock_presence(v_user_id);
    end loop;
    perform from change.end_presence(v_user_ids, clear_presence.connection_ids);
end
$$;


--
-- Name: FUNCTION clear_presence(connection_ids uuid[]); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.clear_presence(connection_ids uuid[]) IS 'These connections are closed: ends their leases, and announces whose status changed by it.';


--
-- Name: close_conflict(change.operation, change.outcome, jsonb, jsonb); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.close_conflict(resolution change.operation, outcome change.outcome, chosen jsonb, replaced jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_conflict api.conflicts;
    v_image jsonb;
    v_version integer;
begin
    select conflicts.* into v_conflict
    from api.conflicts
    where conflicts.id = resolution.row_id
    for no key update;
    if v_conflict.status is distinct from 'open' then
        perform core.fail('CONFLICT_CLOSED', 'status=' || v_conflict.status);
    end if;

    select coalesce(log.after, log.before) into v_image
    from change.log as log
    where log.row_id = v_conflict.row_id and log.table_name = v_conflict.table_name
    order by log.version desc, log.seq desc
    limit 1;
    if v_conflict.actor_id is distinct from core.current_user_id() then
        perform change.require_writer(v_conflict.table_name, v_image);
    end if;

    select max(log.version) into v_version
    from change.log as log
    where log.row_id = v_conflict.row_id
        and log.table_name = v_conflict.table_name
        and log.op_id = resolution.op_id;
    if outcome.verdict = 'conflict' then
        update api.conflicts set status = 'superseded' where conflicts.id = v_conflict.id;
    else
        update api.conflicts
        set status = 'resolved',
            choice = resolution.content ->> 'choice',
            chosen = case when v_version is not null then close_conflict.chosen end,
            replaced = case when v_version is not null then close_conflict.replaced end,
            resolved_version = v_version,
            resolved_by = core.current_user_id(),
            resolved_at = now()
        where conflicts.id = v_conflict.id;
    end if;
end
$$;


--
-- Name: FUNCTION close_conflict(resolution change.operation, outcome change.outcome, chosen jsonb, replaced jsonb); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.close_conflict(resolution change.operation, outcome change.outcome, chosen jsonb, replaced jsonb) IS 'For resolve_conflicts: closes an open conflict after its resolution has been written; a resolution that met a
conflict itself leaves that one open instead. Raises CONFLICT_CLOSED (409) and PERMISSION_DENIED (403).';


--
-- Name: earlier_verdict(uuid, jsonb); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.earlier_verdict(op_id uuid, content jsonb, OUT result jsonb, OUT is_same boolean) RETURNS record
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    select
        operations.result,
        operations.content_hash = sha256(convert_to(earlier_verdict.content::text, 'UTF8'))
    into result, is_same
    from change.operations
    where operations.user_id = core.current_user_id() and operations.op_id = earlier_verdict.op_id;
end
$$;


--
-- Name: FUNCTION earlier_verdict(op_id uuid, content jsonb, OUT result jsonb, OUT is_same boolean); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.earlier_verdict(op_id uuid, content jsonb, OUT result jsonb, OUT is_same boolean) IS 'The verdict that the caller''s operation of this id got before, null if none, and whether it said the same.';


--
-- Name: end_member_presence(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.end_member_presence() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    call change.lock_presence(old.user_id);
    delete from change.presence where presence.user_id = old.user_id and presence.org_id = old.org_id;
    if found and not change.is_presence_hidden(old.user_id) then
        perform change.announce_presence(old.user_id, old.org_id, 'offline');
    end if;
    return null;
end
$$;


--
-- Name: FUNCTION end_member_presence(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.end_member_presence() IS 'Row trigger: who leaves an organization is present there no longer.';


--
-- Name: end_presence(uuid[], uuid[]); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.end_presence(user_ids uuid[], connection_ids uuid[] DEFAULT '{}'::uuid[]) RETURNS TABLE(user_id uuid, org_id uuid, status text)
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_gone record;
begin
    for v_gone in
        with gone as (
            delete from change.presence as leases
            where leases.user_id = any (end_presence.user_ids)
                and (leases.expires_at <= now() or leases.connection_id = any (end_presence.connection_ids))
            returning leases.user_id, leases.org_id, leases.status
        )

        select gone.user_id, gone.org_id, bool_or(gone.status = 'online') as was_online
        from gone
        group by gone.user_id, gone.org_id
    loop
        end_presence.status := change.presence_in(v_gone.user_id, v_gone.org_id);
        if end_presence.status = 'offline' or end_presence.status = 'away' and v_gone.was_online then
            end_presence.user_id := v_gone.user_id;
            end_presence.org_id := v_gone.org_id;
            return next;
            if not change.is_presence_hidden(v_gone.user_id) then
                perform change.announce_presence(v_gone.user_id, v_gone.org_id, end_presence.status);
            end if;
        end if;
    end loop;
end
$$;


--
-- Name: FUNCTION end_presence(user_ids uuid[], connection_ids uuid[]); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.end_presence(user_ids uuid[], connection_ids uuid[]) IS 'Deletes those leases of these people that have expired or belong to these connections, announces whose status
changed by it, and returns them. The caller holds the locks of change.lock_presence.';


--
-- Name: ensure_log_partitions(integer); Type: PROCEDURE; Schema: change; Owner: -
--

CREATE PROCEDURE change.ensure_log_partitions(IN months_ahead integer DEFAULT 2)
    LANGUAGE plpgsql SECURITY DEFINER
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
-- Name: erasures; Type: TABLE; Schema: change; Owner: -
--

CREATE TABLE change.erasures (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid NOT NULL,
    org_ids uuid[] NOT NULL,
    requested_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    erased_at timestamp with time zone
);


--
-- Name: TABLE erasures; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON TABLE change.erasures IS 'People who have left, whom the log forgets.';


--
-- Name: COLUMN erasures.user_id; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.erasures.user_id IS 'The person.';


--
-- Name: COLUMN erasures.org_ids; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.erasures.org_ids IS 'The organizations that were theirs alone, whose rows go with them.';


--
-- Name: COLUMN erasures.requested_at; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.erasures.requested_at IS 'When the person left.';


--
-- Name: COLUMN erasures.erased_at; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.erasures.erased_at IS 'When nothing was left to be erased; null until then.';


--
-- Name: erase_person(change.erasures, integer); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.erase_person(erasure change.erasures, max integer) RETURNS bigint
    LANGUAGE plpgsql
    SET search_path TO ''
    SET enable_seqscan TO 'off'
    AS $$
declare
    v_topics constant text[] := change.own_topics(erasure.user_id, erasure.org_ids);
    v_positions constant bigint[] := array(
        select distinct addressed.position from change.feed_topics as addressed
        where addressed.topic = any (v_topics)
        order by 1
        limit erase_person.max
    );
    v_row_ids constant uuid[] := array(
        select distinct log.row_id
        from change.feed
        join change.log as log on log.seq = feed.seq and log.logged_at = feed.logged_at
        where feed.position = any (v_positions)
    );
    v_erased bigint;
begin
    update change.log as log
    set context_hash = change.context_hash(log), images_hash = change.images_hash(log), salt = null,
        before = null, after = null,
        session_id = null, device_id = null, request_id = null, ip = null, user_agent = null
    where log.row_id = any (v_row_ids)
        and log.images_hash is null
        and change.is_own(log, v_topics);

    update change.log as log
    set context_hash = change.context_hash(log), salt = sha256(log.salt),
        session_id = null, device_id = null, request_id = null, ip = null, user_agent = null
    where log.context_hash is null
        and log.actor_id = erasure.user_id
        and log.seq in (
            select mine.seq from change.log as mine
            where mine.actor_id = erasure.user_id and mine.context_hash is null
            order by mine.seq
            limit erase_person.max
        );
    get diagnostics v_erased = row_count;

    -- Nobody is told any more: a later change says how the row is now.
    delete from change.feed_topics as addressed
    where addressed.position = any (v_positions) or addressed.position in (
        select feed.position
        from change.log as log
        join change.feed on feed.seq = log.seq
        where log.row_id = any (v_row_ids) and log.images_hash is not null
    );
    return greatest(v_erased, cardinality(v_positions));
end
$$;


--
-- Name: FUNCTION erase_person(erasure change.erasures, max integer); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.erase_person(erasure change.erasures, max integer) IS 'Erases of the log what is personal of somebody who has left, in steps of max; returns how many rows it has
dealt with, fewer than max when that was all.';


--
-- Name: erase_retired(change.erasures); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.erase_retired(erasure change.erasures) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $_$
declare
    v_topics constant text[] := change.own_topics(erasure.user_id, erasure.org_ids);
    v_archive regclass;
begin
    for v_archive in
        select rel.oid::regclass from pg_catalog.pg_class as rel
        where rel.relnamespace = 'change'::regnamespace and rel.relname ~ '^retired_log_[0-9]{4}_[0-9]{2}$'
    loop
        -- @plpgsql_check_options: security_warnings = false
        -- A regclass writes itself with its quotes.
        execute format(
            $sql$
                update %s as gone
                set context_hash = change.context_hash(log), session_id = null, device_id = null,
                    request_id = null, ip = null, user_agent = null,
                    salt = case when not own.is_own then sha256(log.salt) end,
                    images_hash = case when own.is_own then change.images_hash(log) end,
                    before = case when not own.is_own then log.before end,
                    after = case when not own.is_own then log.after end
                from %1$s as archived
                cross join lateral jsonb_populate_record(null::change.log, to_jsonb(archived)) as log
                cross join lateral change.is_own(log, $1) as own (is_own)
                where gone.seq = archived.seq
                    and archived.context_hash is null
                    and (archived.actor_id = $2 or own.is_own)
            $sql$,
            v_archive
        ) using v_topics, erasure.user_id;
    end loop;
end
$_$;


--
-- Name: FUNCTION erase_retired(erasure change.erasures); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.erase_retired(erasure change.erasures) IS 'change.erase_person for the months that were retired and not yet dropped.';


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
-- Name: fate_of(text, uuid); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.fate_of(table_name text, id uuid, OUT version integer, OUT image jsonb, OUT is_deleted boolean) RETURNS record
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    select log.version, coalesce(log.after, log.before), log.op in ('delete', 'purge')
    into version, image, is_deleted
    from change.log as log
    where log.row_id = fate_of.id
        and log.table_name = fate_of.table_name
        and coalesce(log.topics_after, log.topics_before) && (select change.readable_topics())
    order by log.version desc, log.seq desc
    limit 1;
end
$$;


--
-- Name: FUNCTION fate_of(table_name text, id uuid, OUT version integer, OUT image jsonb, OUT is_deleted boolean); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.fate_of(table_name text, id uuid, OUT version integer, OUT image jsonb, OUT is_deleted boolean) IS 'For push: the last version of a row that the caller cannot see, and what it was; null if it never was his
to see.';


--
-- Name: feed_bounds(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.feed_bounds() RETURNS TABLE(feed_id uuid, floor bigint, head bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT sequencer.feed_id,
     sequencer.floor,
     sequencer."position"
    FROM change.sequencer;
END;


--
-- Name: FUNCTION feed_bounds(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.feed_bounds() IS 'The feed''s identity, the last position that is retired and the last that is given. Whoever holds a position
below the floor takes a snapshot.';


--
-- Name: local_rows; Type: TABLE; Schema: change; Owner: -
--

CREATE TABLE change.local_rows (
    org_id uuid NOT NULL,
    section text NOT NULL,
    key text NOT NULL,
    row_id uuid NOT NULL,
    digests jsonb NOT NULL,
    imported_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: TABLE local_rows; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON TABLE change.local_rows IS 'Which row each row of an offline past has become; only functions/change/*_local_row read and write it.';


--
-- Name: COLUMN local_rows.key; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_rows.key IS 'Its local id: local:<id> where that is a UUID, else local:<digest of the device or person>:<id>.';


--
-- Name: COLUMN local_rows.row_id; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_rows.row_id IS 'What it is here; deleted, perhaps.';


--
-- Name: COLUMN local_rows.digests; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_rows.digests IS 'Each field that was imported last and a digest of its value.';


--
-- Name: COLUMN local_rows.imported_at; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_rows.imported_at IS 'When it was imported last with something new.';


--
-- Name: find_local_row(uuid, text, text); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.find_local_row(org_id uuid, section text, key text) RETURNS change.local_rows
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_found change.local_rows;
begin
    select known.* into v_found
    from change.local_rows as known
    where known.org_id = find_local_row.org_id
        and known.section = find_local_row.section
        and known.key = find_local_row.key
        and known.org_id = any (core.orgs_with('org.read'));
    return v_found;
end
$$;


--
-- Name: FUNCTION find_local_row(org_id uuid, section text, key text); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.find_local_row(org_id uuid, section text, key text) IS 'For import_local: what is known of a row that was imported before.';


--
-- Name: granted_topics(jsonb); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.granted_topics(membership jsonb) RETURNS text[]
    LANGUAGE sql STABLE
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT COALESCE(array_agg(replace(asked.topic, '{org_id}'::text, (granted_topics.membership ->> 'org_id'::text))), '{}'::text[]) AS "coalesce"
    FROM (change.topic_permissions asked
      JOIN core.role_permissions granted ON ((granted.permission = asked.permission)))
   WHERE ((granted.role = (granted_topics.membership ->> 'role'::text)) AND ((granted_topics.membership ->> 'deleted_at'::text) IS NULL));
END;


--
-- Name: FUNCTION granted_topics(membership jsonb); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.granted_topics(membership jsonb) IS 'The topics that a membership, as the log keeps it, lets its person read; none if it is null or deleted.';


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
-- Name: import_local_item(uuid, change.local_item, text, bigint, jsonb); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.import_local_item(org_id uuid, item change.local_item, device_id text, ordinal bigint, family jsonb) RETURNS change.local_verdict
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $_$
declare
    v_importer change.local_importers;
    v_row record;
    v_known change.local_rows;
    v_import change.local_import;
    v_local_id text;
    v_digests jsonb;
    v_done jsonb;
    v_verdict change.local_verdict;
begin
    v_import.org_id := import_local_item.org_id;
    select importers.* into v_importer
    from change.local_importers as importers
    where importers.section = import_local_item.item.section;
    if not found then
        perform core.fail('NO_SUCH_SECTION', 'section=' || left(import_local_item.item.section, 100));
    end if;
    -- First of all: that a row is unchanged is a thing to know about it.
    if v_importer.permission is not null then
        perform core.require_permission(import_local_item.org_id, v_importer.permission);
    end if;
    select * into v_row
    from change.read_local_row(
        import_local_item.item.data,
        v_importer.spellings || '{"id": "id", "local_id": "id", "_id": "id"}'
    );
    v_import.data := v_row.fields;

    if v_importer.parent_section is not null then
        if import_local_item.item.parent_pointer is not null then
            v_import.parent_id := (import_local_item.family ->> import_local_item.item.parent_pointer)::uuid;
        else
            v_known := change.find_local_row(
                import_local_item.org_id,
                v_importer.parent_section,
                change.local_key(v_import.data ->> v_importer.parent_field, import_local_item.device_id)
            );
            v_import.parent_id := v_known.row_id;
        end if;
        if v_import.parent_id is null then
            perform core.fail(
                'PARENT_NOT_IMPORTED',
                coalesce(
                    'parent=' || import_local_item.item.parent_pointer,
                    format(
                        '%s=%s',
                        v_importer.parent_field, left(v_import.data ->> v_importer.parent_field, 100)
                    )
                )
            );
        end if;
    end if;

    v_local_id := coalesce(v_import.data ->> 'id', import_local_item.item.name);
    if char_length(v_local_id) > 200 then
        perform core.fail('INVALID_VALUE', 'id=' || left(v_local_id, 100));
    end if;
    v_import.key := change.local_key(
        coalesce(v_local_id, format('content:%s:%s', md5(v_import.data::text), import_local_item.ordinal)),
        coalesce(v_import.parent_id::text, import_local_item.device_id)
    );

    v_known := change.find_local_row(import_local_item.org_id, v_importer.section, v_import.key);
    v_import.row_id := v_known.row_id;
    v_digests := change.local_digests(v_import.key, v_import.data);
    v_import.said := array(
        select field.key
        from jsonb_each_text(v_digests) as field
        where field.value is distinct from v_known.digests ->> field.key
    );
    if v_import.row_id is not null and v_import.said = '{}' then
        v_verdict.verdict := 'unchanged';
        v_verdict.row_id := v_import.row_id;
    else
        execute format(
            'select to_jsonb(%I.%I($1))',
            split_part(v_importer.importer, '.', 1), split_part(v_importer.importer, '.', 2)
        )
        into v_done
        using v_import;
        v_verdict := jsonb_populate_record(null::change.local_verdict, v_done);
        v_verdict.details := v_row.unknown;
        perform change.keep_local_row(
            v_import.org_id, v_importer.section, v_import.key, v_verdict.row_id, v_digests
        );
    end if;
    v_verdict.local_id := v_local_id;
    return v_verdict;
end
$_$;


--
-- Name: FUNCTION import_local_item(org_id uuid, item change.local_item, device_id text, ordinal bigint, family jsonb); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.import_local_item(org_id uuid, item change.local_item, device_id text, ordinal bigint, family jsonb) IS 'For import_local: imports one row. ordinal tells equal rows without id apart; family holds the rows around
it, by their pointers. Raises NO_SUCH_SECTION, PARENT_NOT_IMPORTED, INVALID_VALUE, SPELLINGS_DIFFER (422), and
what its importer raises.';


--
-- Name: inclusion_proof(bigint, bigint); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.inclusion_proof("position" bigint, tree_size bigint DEFAULT NULL::bigint) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
    v_index constant bigint := inclusion_proof.position - 1;
    v_seal change.seals;
    v_proof jsonb;
begin
    select seals.* into v_seal
    from change.seals
    where seals.tree_size >= inclusion_proof.position
        and (inclusion_proof.tree_size is null or seals.tree_size = inclusion_proof.tree_size)
    order by seals.tree_size desc
    limit 1;
    if not found or v_index < 0 then
        perform core.fail(
            'POSITION_NOT_SEALED',
            format('position=%s tree_size=%s', inclusion_proof.position, inclusion_proof.tree_size)
        );
    end if;

    select jsonb_build_object(
        'feed_id', sequencer.feed_id,
        'position', inclusion_proof.position,
        'tree_size', v_seal.tree_size,
        'root', encode(v_seal.root, 'hex'),
        'sealed_at', v_seal.sealed_at,
        'leaf', encode(leaf.hash, 'hex'),
        'row', (
            select change.canonical_row(feed.position, log, feed.audience)
            from change.feed
            join change.log on log.seq = feed.seq and log.logged_at = feed.logged_at
            where feed.position = inclusion_proof.position
        ),
        'openings', (
            select change.openings(log)
            from change.feed
            join change.log as log on log.seq = feed.seq and log.logged_at = feed.logged_at
            where feed.position = inclusion_proof.position
        ),
        'path', (
            select coalesce(jsonb_agg(encode(
                change.subtree_hash(v_seal.tree_size, step.level, (v_index >> step.level) # 1), 'hex'
            ) order by step.level), '[]')
            from generate_series(0, 62) as step (level)
            where ((v_index >> step.level) # 1) << step.level < v_seal.tree_size
        )
    ) into v_proof
    from change.sequencer
    join change.tree_nodes as leaf on leaf.level = 0 and leaf.index = v_index;
    return v_proof;
end
$$;


--
-- Name: FUNCTION inclusion_proof("position" bigint, tree_size bigint); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.inclusion_proof("position" bigint, tree_size bigint) IS 'Proves that the row at a position is in the tree of a seal, by default the newest: the row as it is hashed
(null if it is retired), what the hashes in it are of, its leaf and the path from there to the root (RFC 9162,
2.1.3). Raises POSITION_NOT_SEALED (404).';


--
-- Name: is_latest(change.operation, text); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.is_latest(operation change.operation, column_name text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT ((NOT (EXISTS ( SELECT
            FROM change.operations
           WHERE ((operations.row_id = (is_latest.operation).row_id) AND (operations.table_name = (is_latest.operation).table_name) AND (operations.version > (is_latest.operation).base_version) AND (operations.fields ? is_latest.column_name) AND (ROW(operations.made_at, operations.op_id) > ROW((is_latest.operation).made_at, (is_latest.operation).op_id)))))) AND (NOT (EXISTS ( SELECT
            FROM change.log log
           WHERE ((log.row_id = (is_latest.operation).row_id) AND (log.table_name = (is_latest.operation).table_name) AND (log.version > (is_latest.operation).base_version) AND ((log.before -> is_latest.column_name) <> (log.after -> is_latest.column_name)) AND (log.logged_at > (is_latest.operation).made_at) AND (NOT (EXISTS ( SELECT
                    FROM change.operations
                   WHERE ((operations.op_id = log.op_id) AND (operations.user_id = log.actor_id))))))))));
END;


--
-- Name: FUNCTION is_latest(operation change.operation, column_name text); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.is_latest(operation change.operation, column_name text) IS 'For push: whether nobody has edited this field since the base version at a later time.';


--
-- Name: is_own(change.log, text[]); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.is_own(log change.log, topics text[]) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (((log).table_name <> 'memberships'::text) AND (COALESCE((log).topics_before, (log).topics_after, '{}'::text[]) <> '{}'::text[]) AND (COALESCE((log).topics_before, '{}'::text[]) <@ topics) AND (COALESCE((log).topics_after, '{}'::text[]) <@ topics));
END;


--
-- Name: FUNCTION is_own(log change.log, topics text[]); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.is_own(log change.log, topics text[]) IS 'Whether a log row is of a row that only these topics read, before and after: the images of such a row go with
a person who leaves. Never of memberships: they are ids, and prove whose an organization was.';


--
-- Name: is_presence_hidden(uuid); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.is_presence_hidden(user_id uuid) RETURNS boolean
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT (NOT COALESCE(( SELECT users.is_presence_visible
            FROM api.users
           WHERE (users.id = is_presence_hidden.user_id)), false));
END;


--
-- Name: FUNCTION is_presence_hidden(user_id uuid); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.is_presence_hidden(user_id uuid) IS 'Whether a person does not want others to see when they are there. They themselves see the others all the
same: to hide is a right and costs nothing.';


--
-- Name: is_same_image(text, jsonb, jsonb); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.is_same_image(table_name text, one jsonb, other jsonb) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $_$
declare
    v_is_same boolean;
begin
    if not exists (
        select from change.tracked_tables as t where t.table_name = is_same_image.table_name
    ) then
        return true;
    end if;
    execute format(
        'select jsonb_populate_record(jsonb_populate_record(null::api.%1$I, $1), $2) '
        '*= jsonb_populate_record(jsonb_populate_record(null::api.%1$I, $2), $1)',
        is_same_image.table_name
    ) into v_is_same using is_same_image.one, is_same_image.other;
    return v_is_same;
exception
    -- Whoever writes nonsense into an image must not stop who looks for it.
    when data_exception then
        return false;
end
$_$;


--
-- Name: FUNCTION is_same_image(table_name text, one jsonb, other jsonb); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.is_same_image(table_name text, one jsonb, other jsonb) IS 'For verify: whether two images of a row agree in all columns that both have.';


--
-- Name: weak_topics(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.weak_topics() RETURNS text[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    return array(
        select asked.topic
        from change.topic_permissions as asked
        join core.permissions as permissions on permissions.permission = asked.permission
        where not permissions.needs_full_sign_in
    );
end
$$;


--
-- Name: FUNCTION weak_topics(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.weak_topics() IS 'The topics of organizations, as templates, which a session reads that only a PIN vouches for.';


--
-- Name: is_weak_topic(text); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.is_weak_topic(topic text) RETURNS boolean
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT ((NOT starts_with(topic, 'org:'::text)) OR (regexp_replace(topic, '^org:[^:]*'::text, 'org:{org_id}'::text) = ANY (change.weak_topics())));
END;


--
-- Name: FUNCTION is_weak_topic(topic text); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.is_weak_topic(topic text) IS 'Whether a session that only a PIN vouches for reads this topic where its person does: their own do, and of
organizations those that no permission guards which needs a full sign-in.';


--
-- Name: judge(change.operation, jsonb, text, text); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.judge(operation change.operation, columns jsonb, obstacle text DEFAULT NULL::text, cause text DEFAULT NULL::text) RETURNS change.outcome
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $_$
declare
    v_columns jsonb := columns;
    v_code text;
    v_message text;
    v_detail text;
    v_constraint text;
    v_is_visible boolean;
begin
    case obstacle
        when 'OPERATION_INVALID' then perform core.fail('OPERATION_INVALID', cause);
        when 'OPERATION_BUSY' then perform core.fail('OPERATION_BUSY', cause);
        when 'OP_ID_REUSED' then perform core.fail('OP_ID_REUSED', cause);
        when 'DEPENDENCY_CYCLE' then perform core.fail('DEPENDENCY_CYCLE', cause);
        when 'DEPENDENCY_FAILED' then perform core.fail('DEPENDENCY_FAILED', cause);
        when 'DEPENDENCY_UNKNOWN' then perform core.fail('DEPENDENCY_UNKNOWN', cause);
        when 'STEP_UP_REQUIRED' then perform core.fail('STEP_UP_REQUIRED', cause);
        else null;
    end case;

    if operation.op = 'resolve' then
        return change.apply_resolution(operation);
    end if;
    v_columns := coalesce(v_columns, change.syncable_columns(operation.table_name));
    perform change.require_full_sign_in(operation.table_name);
    perform change.check_fields(operation.op, operation.fields, v_columns);
    case operation.op
        when 'insert' then return change.apply_insert(operation, v_columns);
        when 'update' then return change.apply_update(operation, v_columns);
        else return change.apply_delete(operation, v_columns);
    end case;
exception
    when others then
        get stacked diagnostics
            v_code = returned_sqlstate, v_message = message_text, v_detail = pg_exception_detail,
            v_constraint = constraint_name;
        if v_code = '23505' and v_constraint = operation.table_name || '_pkey' then
            -- Made in this very moment: judged again it will be merged. Else it is not the caller's to see.
            execute format('select exists (select from api.%I where id = $1)', operation.table_name)
            into v_is_visible using operation.row_id;
            select 'PGRST', to_jsonb(error_codes)::text into v_code, v_message
            from core.error_codes
            where error_codes.code = case when v_is_visible then 'OPERATION_BUSY' else 'ID_TAKEN' end;
        end if;
        return change.outcome_of_error(v_code, v_message, v_detail);
end
$_$;


--
-- Name: FUNCTION judge(operation change.operation, columns jsonb, obstacle text, cause text); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.judge(operation change.operation, columns jsonb, obstacle text, cause text) IS 'For push: applies one operation, or refuses it for an obstacle that is known already; raises nothing, but
answers OPERATION_INVALID, DEPENDENCY_CYCLE, DEPENDENCY_FAILED, DEPENDENCY_UNKNOWN (422), OP_ID_REUSED,
ID_TAKEN, OPERATION_BUSY (409), STEP_UP_REQUIRED (401), and whatever a write of these values raises.';


--
-- Name: keep_verdict(change.operation, change.outcome, jsonb); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.keep_verdict(operation change.operation, outcome change.outcome, result jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    insert into change.operations (
        user_id, op_id, made_at, device_id, op, table_name, row_id, fields, content, content_hash, verdict,
        version, result
    )
    values (
        core.current_user_id(), operation.op_id, operation.made_at, operation.device_id, operation.op,
        operation.table_name, operation.row_id, nullif(operation.content -> 'fields',
        'null'), operation.content,
        sha256(convert_to(operation.content::text, 'UTF8')), outcome.verdict, outcome.version, result
    );
end
$$;


--
-- Name: FUNCTION keep_verdict(operation change.operation, outcome change.outcome, result jsonb); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.keep_verdict(operation change.operation, outcome change.outcome, result jsonb) IS 'For push: remembers an operation and what became of it.';


--
-- Name: leaf_hash(bigint, change.log, text[]); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.leaf_hash("position" bigint, log change.log, audience text[]) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT sha256(('\x00'::bytea || convert_to(change.canonical_row("position", log, audience), 'UTF8'::name))) AS sha256;
END;


--
-- Name: FUNCTION leaf_hash("position" bigint, log change.log, audience text[]); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.leaf_hash("position" bigint, log change.log, audience text[]) IS 'The leaf of a log row at a position: SHA-256 over a zero byte and its canonical text (RFC 9162).';


--
-- Name: local_digests(text, jsonb); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.local_digests(key text, fields jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT COALESCE(jsonb_object_agg(field.key, "left"(md5(((local_digests.key || ' '::text) || field.value)), 16)), '{}'::jsonb) AS "coalesce"
    FROM jsonb_each_text(local_digests.fields) field(key, value);
END;


--
-- Name: FUNCTION local_digests(key text, fields jsonb); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.local_digests(key text, fields jsonb) IS 'The fields of an imported row, each with a digest of its value that differs from row to row.';


--
-- Name: local_items(text, jsonb, text); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.local_items(key text, content jsonb, pointer text DEFAULT NULL::text) RETURNS SETOF change.local_item
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $_$
declare
    v_at constant text := concat_ws(
        '/', coalesce(local_items.pointer, ''), replace(replace(local_items.key, '~', '~0'), '/', '~1')
    );
    v_section constant text := change.local_section(local_items.key);
    v_is_known constant boolean := exists (
        select from change.local_importers as importers where importers.section = v_section
    );
    v_is_map boolean;
    v_item change.local_item;
    v_row record;
    v_list record;
    v_lists text[];
begin
    if jsonb_typeof(content) = 'string' then
        begin
            content := (content #>> '{}')::jsonb;
        exception
            when data_exception or statement_too_complex then
                null;
        end;
    end if;

    v_is_map := jsonb_typeof(content) = 'object'
        and not jsonb_path_exists(content, '$.* ? (@.type() != "object")');

    for v_row in
        select v_at || '/' || (listed.place - 1) as at, null::text as name, listed.value
        from jsonb_array_elements(case jsonb_typeof(content) when 'array' then content else '[]' end)
            with ordinality as listed (value, place)
        union all
        select
            v_at || '/' || replace(replace(named.key, '~', '~0'), '/', '~1'), named.key, named.value
        from jsonb_each(case jsonb_typeof(content) when 'object' then content else '{}' end) as named
        where v_is_map
        union all
        select v_at, null, content
        where jsonb_typeof(content) <> 'array' and not v_is_map
    loop
        v_lists := array(
            select inside.key
            from jsonb_each(case jsonb_typeof(v_row.value) when 'object' then v_row.value else '{}' end)
                as inside
            left join change.local_importers as importers
                on importers.section = change.local_section(inside.key)
            where jsonb_typeof(inside.value) = 'array'
                and case
                    when v_is_known then importers.parent_section = v_section
                    else jsonb_path_exists(inside.value, '$[*] ? (@.type() == "object")')
                end
                and v_at !~ '(/[^/]*){6}'
        );
        v_item.pointer := v_row.at;
        v_item.section := v_section;
        v_item.name := v_row.name;
        v_item.data := case when v_lists = '{}' then v_row.value else v_row.value - v_lists end;
        v_item.parent_pointer := local_items.pointer;
        return next v_item;

        for v_list in select unnest(v_lists) as key loop
            return query
            select inside.*
            from change.local_items(v_list.key, v_row.value -> v_list.key, v_row.at) as inside;
        end loop;
    end loop;
end
$_$;


--
-- Name: FUNCTION local_items(key text, content jsonb, pointer text); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.local_items(key text, content jsonb, pointer text) IS 'For import_local: the rows that stand under a key of an offline past, and inside these.';


--
-- Name: local_key(text, text); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.local_key(local_id text, device_id text) RETURNS text
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT ('local:'::text ||
         CASE
             WHEN (local_id ~* '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$'::text) THEN lower(local_id)
             ELSE format('%s:%s'::text, "left"(encode(sha256(convert_to(COALESCE(device_id, (core.current_user_id())::text), 'UTF8'::name)), 'hex'::text), 32), local_id)
         END);
END;


--
-- Name: FUNCTION local_key(local_id text, device_id text); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.local_key(local_id text, device_id text) IS 'By what an imported row is known in its organization: its local id, with its device unless it is a UUID.';


--
-- Name: snake_case(text); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.snake_case(name text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT lower(regexp_replace(regexp_replace(name, '([a-z0-9])([A-Z])'::text, '\1_\2'::text, 'g'::text), '[^A-Za-z0-9_]+'::text, '_'::text, 'g'::text)) AS lower;
END;


--
-- Name: FUNCTION snake_case(name text); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.snake_case(name text) IS 'showDate, show-date and show_date as show_date.';


--
-- Name: local_importers; Type: TABLE; Schema: change; Owner: -
--

CREATE TABLE change.local_importers (
    section text NOT NULL,
    aliases text[] DEFAULT '{}'::text[] NOT NULL,
    parent_section text,
    parent_field text,
    "position" integer NOT NULL,
    permission text,
    spellings jsonb NOT NULL,
    importer text NOT NULL,
    CONSTRAINT local_importers_importer_form_check CHECK ((importer ~ '^[a-z_]+\.[a-z_]+$'::text)),
    CONSTRAINT local_importers_parent_both_check CHECK (((parent_section IS NULL) = (parent_field IS NULL)))
);


--
-- Name: TABLE local_importers; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON TABLE change.local_importers IS 'The sections of an offline past that this installation can import, and how.';


--
-- Name: COLUMN local_importers.section; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_importers.section IS 'Such as shows: its key in the data, in snake case.';


--
-- Name: COLUMN local_importers.aliases; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_importers.aliases IS 'Other keys that mean it.';


--
-- Name: COLUMN local_importers.parent_section; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_importers.parent_section IS 'The section that its rows belong to; they may also stand inside such a row, as a list under this section''s
key.';


--
-- Name: COLUMN local_importers.parent_field; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_importers.parent_field IS 'The field that holds the local id of the parent.';


--
-- Name: COLUMN local_importers."position"; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_importers."position" IS 'Parents come before their children.';


--
-- Name: COLUMN local_importers.permission; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_importers.permission IS 'What an import of it asks for in the organization; null: nothing but to be a member.';


--
-- Name: COLUMN local_importers.spellings; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_importers.spellings IS 'Every key that a row may have, in snake case, and the field that it means.';


--
-- Name: COLUMN local_importers.importer; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.local_importers.importer IS 'A function that takes a change.local_import, writes what it says under the caller''s own rights, and returns
a change.local_verdict with verdict (created, updated or unchanged) and row_id. A row that was deleted here it
refuses with ROW_DELETED.';


--
-- Name: local_section(text); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.local_section(key text) RETURNS text
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT COALESCE(importers.section, asked.name) AS "coalesce"
    FROM (( SELECT regexp_replace(change.snake_case("left"(local_section.key, 100)), '^_?on_?tour_'::text, ''::text) AS regexp_replace) asked(name)
      LEFT JOIN change.local_importers importers ON (((importers.section = asked.name) OR (asked.name = ANY (importers.aliases)))));
END;


--
-- Name: FUNCTION local_section(key text); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.local_section(key text) IS 'The section that a key of an offline past means: show_costs for costs, ontour:showCosts and the like; the key
in snake case where there is none.';


--
-- Name: lock_children(text, uuid); Type: PROCEDURE; Schema: change; Owner: -
--

CREATE PROCEDURE change.lock_children(IN table_name text, IN id uuid)
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $_$
declare
    v_child record;
begin
    for v_child in select * from change.child_tables(lock_children.table_name)
    loop
        execute format(
            'select from api.%I as child where child.%I = $1 order by child.id for no key update',
            v_child.table_name, v_child.parent_column
        ) using lock_children.id;
    end loop;
end
$_$;


--
-- Name: PROCEDURE lock_children(IN table_name text, IN id uuid); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON PROCEDURE change.lock_children(IN table_name text, IN id uuid) IS 'For restore: locks the children of a row, deleted ones included.';


--
-- Name: lock_parent(text, uuid); Type: PROCEDURE; Schema: change; Owner: -
--

CREATE PROCEDURE change.lock_parent(IN table_name text, IN id uuid)
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $_$
declare
    v_parent record;
begin
    for v_parent in
        select con.confrelid::regclass as table_name, att.attname as column_name
        from change.tracked_tables as tracked
        join pg_catalog.pg_constraint as con
            on con.contype = 'f' and con.conrelid = format('api.%I', tracked.table_name)::regclass
        join pg_catalog.pg_attribute as att
            on att.attrelid = con.conrelid
            and att.attnum = any (con.conkey)
            and att.attname = tracked.parent_column
        where tracked.table_name = lock_parent.table_name
    loop
        execute format(
            'select from %s as parent '
            'where parent.id = (select child.%I from api.%I as child where child.id = $1) '
            'for no key update',
            v_parent.table_name, v_parent.column_name, lock_parent.table_name
        ) using lock_parent.id;
    end loop;
end
$_$;


--
-- Name: PROCEDURE lock_parent(IN table_name text, IN id uuid); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON PROCEDURE change.lock_parent(IN table_name text, IN id uuid) IS 'For restore: locks the row with which this one is deleted, if it is a child. Before the child, as whoever
deletes the two does.';


--
-- Name: lock_presence(uuid); Type: PROCEDURE; Schema: change; Owner: -
--

CREATE PROCEDURE change.lock_presence(IN user_id uuid)
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
    perform pg_advisory_xact_lock(hashtextextended('change.presence ' || lock_presence.user_id, 0));
end
$$;


--
-- Name: PROCEDURE lock_presence(IN user_id uuid); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON PROCEDURE change.lock_presence(IN user_id uuid) IS 'Lets what changes a person''s presence, or who may see it, happen one after the other, and be announced so.';


--
-- Name: log_delete(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.log_delete() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
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
    perform change.ring_bell();
    return null;
end
$$;


--
-- Name: FUNCTION log_delete(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.log_delete() IS 'Statement trigger: logs purged rows.';


--
-- Name: log_erasure(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.log_erasure() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
    insert into change.log (
        table_name, row_id, version, op, before, after, topics_before, topics_after, source
    )
    values (
        'erasures', new.id, case when tg_op = 'INSERT' then 1 else 2 end, lower(tg_op), to_jsonb(old),
        to_jsonb(new), case when tg_op = 'UPDATE' then '{}'::text[] end, '{}', 'sql'
    );
    return null;
end
$$;


--
-- Name: FUNCTION log_erasure(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.log_erasure() IS 'Row trigger: logs that an erasure was asked for, and done.';


--
-- Name: log_insert(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.log_insert() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
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
    perform change.ring_bell();
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
    SET plan_cache_mode TO 'force_generic_plan'
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
                -- Also if it was deleted already: nobody is to take it for a row that is there.
                when n.deleted_at is not null then 'delete'
                when o.deleted_at is not null then 'restore'
                else 'update'
            end as op,
            to_jsonb(o) - v_redacted as before,
            to_jsonb(n) - v_redacted as after
        from new_rows as n
        full join old_rows as o on o.id = n.id
        offset 0
    ) as row;

    get diagnostics v_rows = row_count;
    if v_rows not between 1 and 5000 then
        perform change.guard_row_count(tg_table_name, v_rows);
    end if;
    perform change.ring_bell();
    return null;
end
$$;


--
-- Name: FUNCTION log_update(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.log_update() IS 'Statement trigger: logs updated, deleted and restored rows.
Raises ROW_LIMIT_EXCEEDED (422) and NOT_FOUND (404).';


--
-- Name: meet_deleted(change.operation, jsonb); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.meet_deleted(operation change.operation, columns jsonb) RETURNS change.outcome
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_fate record;
    v_conflict api.conflicts;
    v_base jsonb;
    v_outcome change.outcome;
begin
    select * into v_fate from change.fate_of(operation.table_name, operation.row_id);
    if v_fate.is_deleted is not true then
        perform core.fail('NOT_FOUND', format('table=%s id=%s', operation.table_name, operation.row_id));
    end if;
    perform change.check_base(operation, v_fate.version);
    perform change.require_writer(operation.table_name, v_fate.image);
    v_outcome.version := v_fate.version;

    if operation.op = 'delete' then
        v_outcome.verdict := 'merged';
    else
        v_base := change.base_of(operation);
        v_conflict.kind := 'deleted';
        v_conflict.theirs_version := v_fate.version;
        select jsonb_object_agg(f.key, v_base -> f.key), jsonb_object_agg(f.key, f.value)
        into v_conflict.base, v_conflict.mine
        from jsonb_each(operation.fields) as f
        where not (columns -> f.key -> 'is_redacted')::boolean;
        v_outcome.verdict := 'conflict';
        v_outcome.conflicts := array[change.open_conflict(operation, v_conflict)];
    end if;
    return v_outcome;
end
$$;


--
-- Name: FUNCTION meet_deleted(operation change.operation, columns jsonb); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.meet_deleted(operation change.operation, columns jsonb) IS 'For push: what becomes of an operation on a row that the caller cannot see: a conflict if it has been deleted
and was to be changed; nothing to do if it was to be deleted. Raises NOT_FOUND (404).';


--
-- Name: merge_by(regclass, jsonb); Type: PROCEDURE; Schema: change; Owner: -
--

CREATE PROCEDURE change.merge_by(IN target regclass, IN policies jsonb)
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
    insert into change.merge_policies (table_name, column_name, policy)
    select rel.relname, wanted.key, wanted.value
    from jsonb_each_text(policies) as wanted
    join pg_catalog.pg_class as rel on rel.oid = target
    on conflict (table_name, column_name) do update
    set policy = excluded.policy;
end
$$;


--
-- Name: PROCEDURE merge_by(IN target regclass, IN policies jsonb); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON PROCEDURE change.merge_by(IN target regclass, IN policies jsonb) IS 'For schema/ files only, after change.track: fields of a table and their merge policies, such as
{"expected_attendance": "latest"}. Fields that are not named are asked about.';


--
-- Name: merge_field(text, jsonb, jsonb, jsonb, boolean); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.merge_field(policy text, base jsonb, mine jsonb, theirs jsonb, is_latest boolean DEFAULT NULL::boolean, OUT value jsonb, OUT is_open boolean, OUT is_lost boolean) RETURNS record
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO ''
    AS $$
begin
    is_open := false;
    is_lost := false;
    value := theirs;

    if policy = 'sum' and base is not null and mine <> 'null' and mine <> base then
        -- An empty field counts as 0.
        value := to_jsonb(
            coalesce(theirs #>> '{}', '0')::numeric + (mine #>> '{}')::numeric
            - coalesce(base #>> '{}', '0')::numeric
        );
    elsif policy = 'union' and mine is distinct from base then
        -- In order of value, so that it does not tell who came first.
        select coalesce(jsonb_agg(e order by e), '[]') into value
        from (
            select jsonb_array_elements(coalesce(nullif(theirs, 'null'), '[]')) as e
            union
            select jsonb_array_elements(coalesce(nullif(mine, 'null'), '[]'))
            except
            (
                select jsonb_array_elements(coalesce(nullif(base, 'null'), '[]'))
                except
                (
                    select jsonb_array_elements(coalesce(nullif(mine, 'null'), '[]'))
                    intersect
                    select jsonb_array_elements(coalesce(nullif(theirs, 'null'), '[]'))
                )
            )
        ) as kept;
    elsif mine = theirs or mine = base then
        null;
    elsif theirs = base then
        value := mine;
    elsif policy = 'mine' or policy = 'latest' and is_latest then
        value := mine;
        is_lost := true;
    elsif policy in ('theirs', 'latest') then
        is_lost := true;
    else
        is_open := true;
    end if;
end
$$;


--
-- Name: FUNCTION merge_field(policy text, base jsonb, mine jsonb, theirs jsonb, is_latest boolean, OUT value jsonb, OUT is_open boolean, OUT is_lost boolean); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.merge_field(policy text, base jsonb, mine jsonb, theirs jsonb, is_latest boolean, OUT value jsonb, OUT is_open boolean, OUT is_lost boolean) IS 'Merges one field of base, mine and theirs. open: theirs stays until somebody decides; lost: mine or theirs
gave way. is_latest: for the policy latest, whether mine is the later edit.';


--
-- Name: merge_fields(change.operation, jsonb, jsonb, jsonb); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.merge_fields(operation change.operation, columns jsonb, mine jsonb, theirs jsonb) RETURNS change.merged_field[]
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
    v_base constant jsonb := change.base_of(operation);
    v_fields change.merged_field[];
begin
    select array_agg(
        row(
            given.key, is_merged_by.policy, v_base -> given.key, given.value, theirs -> given.key,
            merged.value, merged.is_open, merged.is_lost
        )::change.merged_field
        order by given.key
    ) into v_fields
    from jsonb_each(mine) as given
    cross join lateral (select columns -> given.key ->> 'policy') as is_merged_by (policy)
    cross join lateral change.merge_field(
        is_merged_by.policy, v_base -> given.key, given.value, theirs -> given.key,
        case is_merged_by.policy when 'latest' then change.is_latest(operation, given.key) end
    ) as merged;
    return v_fields;
end
$$;


--
-- Name: FUNCTION merge_fields(operation change.operation, columns jsonb, mine jsonb, theirs jsonb); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.merge_fields(operation change.operation, columns jsonb, mine jsonb, theirs jsonb) IS 'For push: merges the fields of an operation with a row that has changed since its base version.';


--
-- Name: merge_row(change.operation, jsonb, jsonb, jsonb); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.merge_row(operation change.operation, columns jsonb, mine jsonb, theirs jsonb) RETURNS change.outcome
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_is_stale constant boolean := operation.base_version <> (theirs ->> 'version')::integer;
    v_fields change.merged_field[];
    v_field change.merged_field;
    v_written jsonb;
    v_row jsonb := theirs;
    v_conflict api.conflicts;
    v_id uuid;
    v_outcome change.outcome;
begin
    if v_is_stale then
        v_fields := change.merge_fields(operation, columns, mine, theirs);
        select jsonb_object_agg(f.column_name, f.value) into v_written
        from unnest(v_fields) as f
        where f.value <> f.theirs;
    else
        select jsonb_object_agg(f.key, f.value) into v_written
        from jsonb_each(mine) as f
        where f.value <> theirs -> f.key;
    end if;

    if v_written is null then
        if exists (select from unnest(v_fields) as f where f.is_open or f.is_lost) then
            perform change.require_writer(operation.table_name, theirs);
        end if;
    elsif not v_is_stale then
        v_row := change.write_fields(operation.table_name, operation.row_id, v_written);
    else
        begin
            v_row := change.write_fields(operation.table_name, operation.row_id, v_written);
        exception
            when integrity_constraint_violation or sqlstate 'PGRST' then
                get stacked diagnostics
                    v_conflict.code = returned_sqlstate,
                    v_conflict.message = message_text,
                    v_outcome.details = pg_exception_detail;
                -- Nobody else had a part in it.
                if not change.changed_by_others(operation) then
                    raise;
                end if;
                if v_conflict.code = 'PGRST' then
                    -- What is refused to the caller, others cannot decide for him.
                    if v_outcome.details::jsonb ->> 'status' in ('401', '403') then
                        raise;
                    end if;
                    v_conflict.code := v_conflict.message::jsonb ->> 'code';
                    v_outcome.details := v_conflict.message::jsonb ->> 'details';
                    v_conflict.message := v_conflict.message::jsonb ->> 'message';
                end if;
                v_conflict.kind := 'rule';
                v_conflict.theirs_version := (theirs -> 'version')::integer;
                select
                    jsonb_object_agg(f.column_name, f.base),
                    jsonb_object_agg(f.column_name, f.mine),
                    jsonb_object_agg(f.column_name, f.theirs)
                into v_conflict.base, v_conflict.mine, v_conflict.theirs
                from unnest(v_fields) as f
                where not (columns -> f.column_name -> 'is_redacted')::boolean;
                v_outcome.details := nullif(v_outcome.details, '');
                v_outcome.conflicts := array[change.open_conflict(operation, v_conflict)];
                v_outcome.code := v_conflict.code;
                v_outcome.message := v_conflict.message;
                v_fields := null;
        end;
    end if;

    v_outcome.version := (v_row -> 'version')::integer;
    v_outcome."row" := v_row;
    foreach v_field in array coalesce(v_fields, '{}') loop
        continue when not (v_field.is_open or v_field.is_lost)
            or (columns -> v_field.column_name -> 'is_redacted')::boolean;
        v_conflict := null;
        v_conflict.kind := 'field';
        v_conflict.column_name := v_field.column_name;
        v_conflict.policy := v_field.policy;
        v_conflict.base := v_field.base;
        v_conflict.mine := v_field.mine;
        v_conflict.theirs := v_field.theirs;
        v_conflict.theirs_version := v_outcome.version;
        if v_field.is_lost then
            v_conflict.choice := case when v_field.value = v_field.mine then 'mine' else 'theirs' end;
            if v_conflict.choice = 'mine' then
                v_conflict.chosen := jsonb_build_object(v_field.column_name, v_field.value);
                v_conflict.replaced := jsonb_build_object(v_field.column_name, v_field.theirs);
                v_conflict.resolved_version := v_outcome.version;
            end if;
        end if;
        v_id := change.open_conflict(operation, v_conflict);
        if v_field.is_open then
            v_outcome.conflicts := v_outcome.conflicts || v_id;
        end if;
    end loop;

    v_outcome.verdict := case
        when v_outcome.conflicts is not null then 'conflict'
        when v_is_stale then 'merged'
        else 'applied'
    end;
    return v_outcome;
end
$$;


--
-- Name: FUNCTION merge_row(operation change.operation, columns jsonb, mine jsonb, theirs jsonb); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.merge_row(operation change.operation, columns jsonb, mine jsonb, theirs jsonb) IS 'For push: merges an operation into a row that the caller has locked, and keeps what gives way as conflicts. A
rule that the row would break makes a conflict of the whole operation, if others have changed the row
meanwhile.';


--
-- Name: move_access(bigint, jsonb, jsonb); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.move_access("position" bigint, before jsonb, after jsonb) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_user_id constant uuid := (coalesce(after, before) ->> 'user_id')::uuid;
    v_org constant text := 'org:' || (coalesce(after, before) ->> 'org_id');
    v_before constant text[] := change.granted_topics(before);
    v_after constant text[] := change.granted_topics(after);
    v_left constant text[] := array(select unnest(v_before) except select unnest(v_after));
    v_entered constant text[] := array(select unnest(v_after) except select unnest(v_before));
begin
    if before ->> 'user_id' <> after ->> 'user_id' or before ->> 'org_id' <> after ->> 'org_id' then
        perform change.move_access(move_access.position, before, null);
        perform change.move_access(move_access.position, null, after);
        return;
    end if;

    if v_left <> '{}' then
        update change.access as held set until = move_access.position
        where held.user_id = v_user_id and held.topic = any (v_left) and held.until is null;
        perform change.note_access(move_access.position, v_user_id, false, v_left, v_org);
    end if;
    if v_entered <> '{}' then
        perform change.note_access(move_access.position, v_user_id, true, v_entered, v_org);
        insert into change.access (user_id, topic, since)
        select v_user_id, entered.topic, move_access.position from unnest(v_entered) as entered (topic);
    end if;
end
$$;


--
-- Name: FUNCTION move_access("position" bigint, before jsonb, after jsonb); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.move_access("position" bigint, before jsonb, after jsonb) IS 'For the sequencer: opens and closes access as one change of a membership says, and notes whose sight it
changed. before and after are its images in the log.';


--
-- Name: moved_topics(text[], text[]); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.moved_topics(entered text[], "left" text[]) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT jsonb_strip_nulls(jsonb_build_object('entered', NULLIF(entered, '{}'::text[]), 'left', NULLIF("left", '{}'::text[]))) AS jsonb_strip_nulls;
END;


--
-- Name: FUNCTION moved_topics(entered text[], "left" text[]); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.moved_topics(entered text[], "left" text[]) IS '{"entered": [topics], "left": [topics]}, as frames hold it: without the one that is empty.';


--
-- Name: node_hash(bytea, bytea); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.node_hash("left" bytea, "right" bytea) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT sha256((('\x01'::bytea || "left") || "right")) AS sha256;
END;


--
-- Name: FUNCTION node_hash("left" bytea, "right" bytea); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.node_hash("left" bytea, "right" bytea) IS 'The parent of two nodes: SHA-256 over a one byte and both (RFC 9162).';


--
-- Name: note_access(bigint, uuid, boolean, text[], text); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.note_access("position" bigint, user_id uuid, is_gain boolean, topics text[], org_topic text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_shared constant text[] := array(
        select mine.topic
        from change.access as mine
        where mine.user_id = note_access.user_id and mine.until is null
    );
    v_colleagues uuid[] := array[]::uuid[];
begin
    if note_access.org_topic = any (note_access.topics) then
        v_colleagues := array(
            select theirs.user_id
            from change.access as theirs
            where theirs.topic = note_access.org_topic
                and theirs.until is null
                and theirs.user_id <> note_access.user_id
            except
            select theirs.user_id
            from change.access as theirs
            where not note_access.is_gain and theirs.topic = any (v_shared) and theirs.until is null
        );
    end if;
    insert into change.access_changes as noted ("position", user_id, is_gain, org_topic, topics, colleagues)
    values (
        note_access.position, note_access.user_id, note_access.is_gain, note_access.org_topic,
        note_access.topics, v_colleagues
    )
    on conflict on constraint access_changes_pkey do update
    set topics = noted.topics || excluded.topics, colleagues = noted.colleagues || excluded.colleagues;
end
$$;


--
-- Name: FUNCTION note_access("position" bigint, user_id uuid, is_gain boolean, topics text[], org_topic text); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.note_access("position" bigint, user_id uuid, is_gain boolean, topics text[], org_topic text) IS 'For the sequencer: notes that a member gets topics or loses them, and whose colleague they become by it,
perhaps once more, or cease to be.';


--
-- Name: obstacle_of(change.operation, uuid[], change.outcome[]); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.obstacle_of(operation change.operation, pushed uuid[], outcomes change.outcome[], OUT obstacle text, OUT cause text) RETURNS record
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
    v_needed uuid;
    v_place integer;
    v_verdict text;
    v_code text;
begin
    foreach v_needed in array coalesce(operation.depends_on, '{}') loop
        v_place := array_position(pushed, v_needed);
        v_verdict := (outcomes[v_place]).verdict;
        v_code := (outcomes[v_place]).code;
        if v_place is null or v_verdict = 'duplicate' then
            select earlier.result ->> 'verdict', earlier.result ->> 'code' into v_verdict, v_code
            from change.earlier_verdict(v_needed, null) as earlier;
        end if;
        if v_verdict is null then
            obstacle := 'DEPENDENCY_UNKNOWN';
            cause := 'op_id=' || v_needed;
        elsif v_verdict = 'rejected' then
            -- What is not decided about one is not decided about the other.
            obstacle := case
                when v_code in ('OPERATION_BUSY', 'DEPENDENCY_UNKNOWN', 'STEP_UP_REQUIRED') then v_code
                else 'DEPENDENCY_FAILED'
            end;
            cause := format('op_id=%s code=%s', v_needed, v_code);
            exit when obstacle = 'DEPENDENCY_FAILED';
        end if;
    end loop;
end
$$;


--
-- Name: FUNCTION obstacle_of(operation change.operation, pushed uuid[], outcomes change.outcome[], OUT obstacle text, OUT cause text); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.obstacle_of(operation change.operation, pushed uuid[], outcomes change.outcome[], OUT obstacle text, OUT cause text) IS 'For push: why an operation cannot be applied, as something that it depends on has not been; null if
nothing.';


--
-- Name: open_conflict(change.operation, api.conflicts); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.open_conflict(operation change.operation, conflict api.conflicts) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_last change.log;
    v_theirs change.log;
    v_id uuid;
begin
    select log.* into v_last
    from change.log as log
    where log.row_id = operation.row_id and log.table_name = operation.table_name
    order by log.version desc, log.seq desc
    limit 1;
    select log.* into v_theirs
    from change.log as log
    where log.row_id = operation.row_id
        and log.table_name = operation.table_name
        and log.version > operation.base_version
        and log.op_id is distinct from operation.op_id
        and (
            conflict.column_name is null
            or log.before -> conflict.column_name is distinct from log.after -> conflict.column_name
        )
    order by log.version desc, log.seq desc
    limit 1;

    insert into api.conflicts (
        org_id, table_name, row_id, kind, column_name, policy, base, mine, theirs, base_version,
        theirs_version, op_id, actor_id, device_id, made_at, theirs_op_id, theirs_actor_id, theirs_device_id,
        theirs_at, code, message, status, choice, chosen, replaced, resolved_version, resolved_at, topics
    )
    values (
        (coalesce(v_last.after, v_last.before) ->> 'org_id')::uuid, operation.table_name, operation.row_id,
        conflict.kind, conflict.column_name, coalesce(conflict.policy, 'ask'), conflict.base, conflict.mine,
        conflict.theirs, operation.base_version, conflict.theirs_version, operation.op_id,
        core.current_user_id(), operation.device_id, operation.made_at, v_theirs.op_id, v_theirs.actor_id,
        v_theirs.device_id, v_theirs.logged_at, conflict.code, conflict.message,
        case when conflict.choice is null then 'open' else 'resolved' end, conflict.choice, conflict.chosen,
        conflict.replaced, conflict.resolved_version, case when conflict.choice is not null then now() end,
        coalesce(v_last.topics_after, v_last.topics_before)
    )
    returning id into v_id;

    -- A device that edits a field again says what it wants now.
    update api.conflicts
    set status = 'superseded'
    where conflicts.row_id = operation.row_id
        and conflicts.table_name = operation.table_name
        and conflicts.kind = 'field'
        and conflicts.column_name = conflict.column_name
        and conflicts.status = 'open'
        and conflicts.actor_id = core.current_user_id()
        and conflicts.device_id = operation.device_id
        and conflicts.id <> v_id;
    return v_id;
end
$$;


--
-- Name: FUNCTION open_conflict(operation change.operation, conflict api.conflicts); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.open_conflict(operation change.operation, conflict api.conflicts) IS 'For push: keeps what an operation met, open or resolved by a policy, and returns its id. It reaches who may
read the row.';


--
-- Name: openings(change.log); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.openings(log change.log) RETURNS json
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT json_build_object('images',
         CASE
             WHEN ((log).images_hash IS NULL) THEN json_build_object('salt', encode(
             CASE
                 WHEN ((log).context_hash IS NULL) THEN sha256((log).salt)
                 ELSE (log).salt
             END, 'hex'::text), 'text', change.images_text(log))
             ELSE NULL::json
         END, 'context',
         CASE
             WHEN ((log).context_hash IS NULL) THEN json_build_object('salt', encode((log).salt, 'hex'::text), 'text', change.context_text(log))
             ELSE NULL::json
         END) AS json_build_object;
END;


--
-- Name: FUNCTION openings(log change.log); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.openings(log change.log) IS 'For a proof: what the hashes in change.canonical_row are of, SHA-256 of each salt followed by its text; null
for what has been erased.';


--
-- Name: operation_order(change.operation[]); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.operation_order(operations change.operation[], OUT place integer, OUT is_cyclic boolean) RETURNS SETOF record
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO ''
    AS $$
declare
    v_operation change.operation;
    v_count constant integer := coalesce(cardinality(operations), 0);
    v_ids uuid[] := array[]::uuid[];
    v_needs uuid[];
    v_edges integer[] := array[]::integer[]; -- all dependencies, one operation after the other
    v_next integer[] := array_fill(0, array[v_count]); -- where those of an operation go on
    v_end integer[] := array_fill(0, array[v_count]);
    v_seen integer[] := array_fill(0, array[v_count]); -- when the search came by; 0: not yet
    v_low integer[] := array_fill(0, array[v_count]); -- the oldest that can be reached
    v_is_pending boolean[] := array_fill(false, array[v_count]);
    v_path integer[] := array_fill(0, array[v_count]);
    v_pending integer[] := array_fill(0, array[v_count]);
    v_path_length integer := 0;
    v_pending_length integer := 0;
    v_clock integer := 0;
    v_at integer;
    v_to integer;
begin
    foreach v_operation in array operations loop
        v_ids := v_ids || v_operation.op_id;
    end loop;
    for i in 1 .. v_count loop
        v_next[i] := cardinality(v_edges) + 1;
        v_needs := (operations[i]).depends_on;
        for j in 1 .. coalesce(cardinality(v_needs), 0) loop
            v_to := array_position(v_ids, v_needs[j]);
            if v_to is not null then
                v_edges := v_edges || v_to;
            end if;
        end loop;
        v_end[i] := cardinality(v_edges);
    end loop;

    for v_start in 1 .. v_count loop
        continue when v_seen[v_start] > 0;
        v_at := v_start;
        loop
            if v_seen[v_at] = 0 then
                v_clock := v_clock + 1;
                v_seen[v_at] := v_clock;
                v_low[v_at] := v_clock;
                v_path_length := v_path_length + 1;
                v_path[v_path_length] := v_at;
                v_pending_length := v_pending_length + 1;
                v_pending[v_pending_length] := v_at;
                v_is_pending[v_at] := true;
            end if;

            if v_next[v_at] <= v_end[v_at] then
                v_to := v_edges[v_next[v_at]];
                v_next[v_at] := v_next[v_at] + 1;
                if v_seen[v_to] = 0 then
                    v_at := v_to;
                elsif v_is_pending[v_to] then
                    v_low[v_at] := least(v_low[v_at], v_seen[v_to]);
                end if;
                continue;
            end if;

            -- Nothing more to follow: what reaches no further back than itself is a component.
            if v_low[v_at] = v_seen[v_at] then
                is_cyclic := v_pending[v_pending_length] <> v_at
                    or v_at = any (v_edges[coalesce(v_end[v_at - 1], 0) + 1 : v_end[v_at]]);
                loop
                    place := v_pending[v_pending_length];
                    v_pending_length := v_pending_length - 1;
                    v_is_pending[place] := false;
                    return next;
                    exit when place = v_at;
                end loop;
            end if;
            v_path_length := v_path_length - 1;
            exit when v_path_length = 0;
            v_to := v_at;
            v_at := v_path[v_path_length];
            v_low[v_at] := least(v_low[v_at], v_low[v_to]);
        end loop;
    end loop;
end
$$;


--
-- Name: FUNCTION operation_order(operations change.operation[], OUT place integer, OUT is_cyclic boolean); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.operation_order(operations change.operation[], OUT place integer, OUT is_cyclic boolean) IS 'Places of operations in the order in which they are judged; cyclic: it depends on itself by way of others.';


--
-- Name: outcome_of_error(text, text, text); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.outcome_of_error(sqlstate text, message text, detail text) RETURNS change.outcome
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $_$
declare
    v_outcome change.outcome;
begin
    v_outcome.verdict := 'rejected';
    if outcome_of_error.sqlstate = 'PGRST' then
        v_outcome.code := outcome_of_error.message::jsonb ->> 'code';
        v_outcome.message := outcome_of_error.message::jsonb ->> 'message';
        v_outcome.details := outcome_of_error.message::jsonb ->> 'details';
        v_outcome.hint := outcome_of_error.message::jsonb ->> 'hint';
    elsif outcome_of_error.sqlstate ~ '^(40|53|57|58)|^55P03$' then
        select 'rejected', error_codes.code, error_codes.message, outcome_of_error.sqlstate, error_codes.hint
        into v_outcome.verdict, v_outcome.code, v_outcome.message, v_outcome.details, v_outcome.hint
        from core.error_codes
        where error_codes.code = 'OPERATION_BUSY';
    else
        v_outcome.code := outcome_of_error.sqlstate;
        v_outcome.message := outcome_of_error.message;
        v_outcome.details := nullif(outcome_of_error.detail, '');
    end if;
    return v_outcome;
end
$_$;


--
-- Name: FUNCTION outcome_of_error(sqlstate text, message text, detail text); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.outcome_of_error(sqlstate text, message text, detail text) IS 'For push: the error that an operation met, as its verdict; OPERATION_BUSY (409) if it may be pushed again.';


--
-- Name: own_topics(uuid, uuid[]); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.own_topics(user_id uuid, org_ids uuid[]) RETURNS text[]
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
    return array['user:' || own_topics.user_id, 'profile:' || own_topics.user_id] || array(
        select replace(known.topic, '{org_id}', org_id::text)
        from change.topic_permissions as known
        cross join unnest(own_topics.org_ids) as org_id
    );
end
$$;


--
-- Name: FUNCTION own_topics(user_id uuid, org_ids uuid[]); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.own_topics(user_id uuid, org_ids uuid[]) IS 'The topics that are a person''s alone, with those of organizations that are.';


--
-- Name: presence; Type: TABLE; Schema: change; Owner: -
--

CREATE UNLOGGED TABLE change.presence (
    connection_id uuid NOT NULL,
    org_id uuid NOT NULL,
    user_id uuid NOT NULL,
    status text NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT presence_status_known_check CHECK ((status = ANY (ARRAY['online'::text, 'away'::text])))
)
WITH (fillfactor='70');


--
-- Name: TABLE presence; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON TABLE change.presence IS 'Leases of feed connections on being present in an organization; written by change.set_presence and its kin.';


--
-- Name: COLUMN presence.connection_id; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.presence.connection_id IS 'One socket, named by its relay.';


--
-- Name: COLUMN presence.status; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.presence.status IS 'online or away; who is offline has no row.';


--
-- Name: COLUMN presence.expires_at; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.presence.expires_at IS 'When it may be swept unless its relay renews it before.';


--
-- Name: presence_in(uuid, uuid); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.presence_in(user_id uuid, org_id uuid) RETURNS text
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN bool_or((leases.status = 'online'::text)) THEN 'online'::text
             WHEN (count(*) > 0) THEN 'away'::text
             ELSE 'offline'::text
         END AS "case"
    FROM change.presence leases
   WHERE ((leases.user_id = presence_in.user_id) AND (leases.org_id = presence_in.org_id));
END;


--
-- Name: FUNCTION presence_in(user_id uuid, org_id uuid); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.presence_in(user_id uuid, org_id uuid) IS 'How a person is present in an organization: the best status of all their connections.';


--
-- Name: present_in(uuid, uuid); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.present_in(viewer_id uuid, only_org_id uuid DEFAULT NULL::uuid) RETURNS TABLE(user_id uuid, org_id uuid, status text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT leases.user_id,
     leases.org_id,
     change.presence_in(leases.user_id, leases.org_id) AS presence_in
    FROM ( SELECT DISTINCT presence.user_id,
             presence.org_id
            FROM ((change.presence
              JOIN api.memberships seat ON ((seat.org_id = presence.org_id)))
              JOIN api.users ON ((users.id = presence.user_id)))
           WHERE ((seat.user_id = present_in.viewer_id) AND (seat.deleted_at IS NULL) AND ((present_in.only_org_id IS NULL) OR (present_in.only_org_id = presence.org_id)) AND users.is_presence_visible)) leases;
END;


--
-- Name: FUNCTION present_in(viewer_id uuid, only_org_id uuid); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.present_in(viewer_id uuid, only_org_id uuid) IS 'Who is present in the organizations of a person, or in one of them, unless they hide it; exactly what has
been announced. Nobody in an organization of which the person is no member.';


--
-- Name: publish(integer); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.publish(max integer DEFAULT 1000000) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET jit TO 'off'
    AS $$
declare
    v_seen change.sequencer;
    v_under_way xid8[];
    v_published bigint;
    v_special bigint[];
    v_row record;
begin
    -- One at a time; whoever comes second has nothing to do, for the first will be told to look again.
    if not pg_try_advisory_xact_lock('change.sequencer'::regclass::oid::bigint) then
        return 0::bigint;
    end if;
    select * into strict v_seen from change.sequencer;
    v_under_way := array(select pg_snapshot_xip(v_seen.snapshot));

    -- One statement, so one snapshot: what it numbers and what it notes to have seen are the same.
    -- (The candidates are materialized without their order, or it would be read from the index of all there
    -- is; and looked up one by one, or a plan made when the feed was short would read all of it for each.)
    with candidates as materialized (
        select log.seq, log.logged_at, log.table_name, log.topics_before, log.topics_after
        from change.log
        where log.tx_id >= pg_snapshot_xmax(v_seen.snapshot) or log.tx_id = any (v_under_way)
    ), fresh as materialized (
        select v_seen.position + row_number() over (order by candidates.seq) as "position", candidates.*
        from candidates
        where (select feed.seq from change.feed where feed.seq = candidates.seq) is null
        order by candidates.seq
        limit publish.max
    ), numbered as (
        insert into change.feed ("position", seq, logged_at)
        select fresh.position, fresh.seq, fresh.logged_at from fresh
    ), addressed as (
        insert into change.feed_topics (topic, "position")
        select fresh_topic.topic, fresh.position
        from fresh
        cross join lateral (
            select unnest(fresh.topics_before) union select unnest(fresh.topics_after)
        ) as fresh_topic (topic)
    ), seen as (
        update change.sequencer
        set "position" = v_seen.position + noted.count,
            snapshot = case when noted.count < publish.max then pg_current_snapshot() else v_seen.snapshot end
        from (select count(*) from fresh) as noted
        where noted.count > 0
    )
    select
        count(*),
        array_agg(fresh.position order by fresh.position)
            filter (where fresh.table_name in ('memberships', 'users'))
    into v_published, v_special
    from fresh;

    if v_published = 0 then
        return 0::bigint;
    end if;
    for v_row in
        select feed.position, log.table_name, log.before, log.after, log.row_id
        from change.feed
        join change.log as log on log.seq = feed.seq and log.logged_at = feed.logged_at
        where feed.position = any (v_special)
        order by feed.position
    loop
        if v_row.table_name = 'memberships' then
            perform change.move_access(v_row.position, v_row.before, v_row.after);
        else
            perform change.show_profile(v_row.position, v_row.row_id);
        end if;
    end loop;
    perform pg_notify('feed', (v_seen.position + v_published)::text);
    return v_published;
end
$$;


--
-- Name: FUNCTION publish(max integer); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.publish(max integer) IS 'Gives every committed log row that has none its position, in order, and tells the relays; returns how many.
Any number of workers may call it at any time. Never waits for a transaction.';


--
-- Name: purge_organizations(uuid[], integer); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.purge_organizations(org_ids uuid[], max integer) RETURNS bigint
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $_$
declare
    v_table regclass;
    v_purged bigint;
begin
    for v_table in
        with recursive owned as (
            select att.attrelid as table_id
            from change.tracked_tables as tracked
            join pg_catalog.pg_attribute as att
                on att.attrelid = format('api.%I', tracked.table_name)::regclass and att.attname = 'org_id'
            where tracked.table_name <> 'memberships'
        ),
        ranked as (
            select owned.table_id, 0 as rank from owned
            union
            select con.conrelid, ranked.rank + 1
            from ranked
            join pg_catalog.pg_constraint as con
                on con.confrelid = ranked.table_id and con.contype = 'f' and con.conrelid <> con.confrelid
            where con.conrelid in (select owned.table_id from owned)
        )
        select ranked.table_id::regclass from ranked group by 1 order by max(ranked.rank) desc, 1
    loop
        -- @plpgsql_check_options: security_warnings = false
        -- A regclass writes itself with its quotes.
        execute format(
            'delete from %1$s where id in (select id from %1$s where org_id = any ($1) limit $2)', v_table
        ) using org_ids, max;
        get diagnostics v_purged = row_count;
        if v_purged > 0 then
            return v_purged;
        end if;
    end loop;
    delete from change.local_rows as imported where imported.org_id = any (org_ids);
    return 0::bigint;
end
$_$;


--
-- Name: FUNCTION purge_organizations(org_ids uuid[], max integer); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.purge_organizations(org_ids uuid[], max integer) IS 'Deletes for good what organizations own, at most max rows a call and of one table; returns how many, 0 when
there is nothing left.';


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
-- Name: read_feed(bigint, integer); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.read_feed(after bigint, max integer DEFAULT 1000) RETURNS TABLE("position" bigint, table_name text, row_id uuid, op text, topics_before text[], topics_after text[], change text, enter text, leave text, access jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
    SET search_path TO ''
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET jit TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
    return query
    select
        frames.position, frames.table_name, frames.row_id, frames.op,
        frames.topics_before, frames.topics_after,
        frames.change,
        case when frames.moved then frames.enter end,
        case when frames.moved then frames.leave end,
        case when frames.table_name = 'memberships' then (
            select jsonb_object_agg(seen.user_id, seen.moved)
            from change.sight_changes(frames.position) as seen
        ) end
    from change.frames
    where frames.position > read_feed.after
    order by frames.position
    limit read_feed.max;
end
$$;


--
-- Name: FUNCTION read_feed(after bigint, max integer); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.read_feed(after bigint, max integer) IS 'The feed for everybody, once: each position after this one with the topics of the row and the JSON texts that
its readers get. access: by person, what a change of a membership gave and took. For relays.';


--
-- Name: read_local_row(jsonb, jsonb); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.read_local_row(data jsonb, spellings jsonb, OUT fields jsonb, OUT unknown text) RETURNS record
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
    v_cell record;
    v_field text;
    v_unknown text[] := array[]::text[];
begin
    if jsonb_typeof(read_local_row.data) <> 'object' then
        perform core.fail('INVALID_VALUE', 'row=' || left(read_local_row.data::text, 100));
    end if;
    read_local_row.fields := '{}';
    for v_cell in
        with recursive cells as (
            select change.snake_case(top.key) as name, top.value, 1 as depth
            from jsonb_each(read_local_row.data) as top
            union all
            select cells.name || '_' || change.snake_case(inside.key), inside.value, cells.depth + 1
            from cells
            cross join lateral jsonb_each(
                case jsonb_typeof(cells.value) when 'object' then cells.value else '{}' end
            ) as inside
            where cells.depth < 4
        )

        select cells.name, cells.value, btrim(cells.value #>> '{}', E' \t\r\n\u00a0') as text
        from cells
        where jsonb_typeof(cells.value) <> 'null'
            and not (jsonb_typeof(cells.value) = 'object' and cells.depth < 4)
        order by cells.name
    loop
        v_field := read_local_row.spellings ->> v_cell.name;
        if v_field is null then
            v_unknown := v_unknown || v_cell.name;
        elsif jsonb_typeof(v_cell.value) in ('array', 'object') then
            perform core.fail('INVALID_VALUE', format('%s=%s', v_field, left(v_cell.text, 100)));
        elsif v_cell.text <> '' then
            if read_local_row.fields ->> v_field <> v_cell.text then
                perform core.fail(
                    'SPELLINGS_DIFFER',
                    format(
                        '%s=%s %s',
                        v_field, left(read_local_row.fields ->> v_field, 50), left(v_cell.text, 50)
                    )
                );
            end if;
            read_local_row.fields := read_local_row.fields || jsonb_build_object(v_field, v_cell.text);
        end if;
    end loop;
    read_local_row.unknown := 'unknown=' || nullif(left(array_to_string(v_unknown, ','), 500), '');
end
$$;


--
-- Name: FUNCTION read_local_row(data jsonb, spellings jsonb, OUT fields jsonb, OUT unknown text); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.read_local_row(data jsonb, spellings jsonb, OUT fields jsonb, OUT unknown text) IS 'For import_local: a row by the names of our fields, all as text, and the keys of which nothing is known.
Raises INVALID_VALUE and SPELLINGS_DIFFER (422).';


--
-- Name: read_operation(jsonb, text); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.read_operation(given jsonb, device_id text) RETURNS change.operation
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
    v_operation change.operation;
    v_key text;
begin
    v_operation.op_id := (given ->> 'op_id')::uuid;
    if v_operation.op_id is null then
        perform core.fail('OPERATION_INVALID', 'op_id=null');
    end if;
    select key into v_key
    from jsonb_object_keys(given) as key
    where key <> all ('{op_id,op,table,id,fields,base_version,depends_on,made_at,device_id}');
    if found then
        perform core.fail('OPERATION_INVALID', left(v_key, 100) || ' is no part of an operation');
    end if;

    v_operation.op := given ->> 'op';
    if v_operation.op is null or v_operation.op not in ('insert', 'update', 'delete') then
        perform core.fail('OPERATION_INVALID', 'op=' || coalesce(left(v_operation.op, 100), 'null'));
    end if;
    v_operation.table_name := given ->> 'table';
    v_operation.row_id := (given ->> 'id')::uuid;
    if v_operation.table_name is null or v_operation.row_id is null then
        perform core.fail('OPERATION_INVALID', 'table or id=null');
    end if;

    -- What is changed: something by an update, nothing by a delete.
    v_operation.fields := coalesce(nullif(given -> 'fields', 'null'), '{}');
    if jsonb_typeof(v_operation.fields) <> 'object'
        or v_operation.op = 'update' and v_operation.fields = '{}'
        or v_operation.op = 'delete' and v_operation.fields <> '{}'
    then
        perform core.fail('OPERATION_INVALID', 'fields');
    end if;
    v_operation.base_version := (given ->> 'base_version')::integer;
    if v_operation.op = 'insert' and v_operation.base_version <> 0 then
        perform core.fail('OPERATION_INVALID', 'base_version of an insert');
    end if;

    v_operation.depends_on := array(
        select d::uuid from jsonb_array_elements_text(coalesce(nullif(given -> 'depends_on', 'null'),
        '[]')) as d
    );
    v_operation.made_at := least(coalesce((given ->> 'made_at')::timestamptz, now()), now());
    v_operation.device_id := left(coalesce(given ->> 'device_id', read_operation.device_id), 200);
    v_operation.content := given;
    return v_operation;
end
$$;


--
-- Name: FUNCTION read_operation(given jsonb, device_id text); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.read_operation(given jsonb, device_id text) IS 'Reads one operation of a push; device_id is that of the push. Raises OPERATION_INVALID (422), and data
exceptions for values that are of another type.';


--
-- Name: read_operations(json, text, boolean); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.read_operations(given json, device_id text, are_resolutions boolean, OUT operations change.operation[], OUT faults text[], OUT tables jsonb) RETURNS record
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
    v_device_id constant text := coalesce(
        read_operations.device_id,
        nullif(current_setting('request.headers', true), '')::jsonb ->> 'x-device-id'
    );
    v_given json;
    v_operation change.operation;
    v_columns jsonb;
    v_redacted text[];
    v_fault text;
begin
    operations := array[]::change.operation[];
    faults := array[]::text[];
    tables := '{}';
    for v_given in select json_array_elements(read_operations.given) loop
        v_operation := null;
        v_fault := null;
        begin
            if are_resolutions then
                v_operation := change.read_resolution(v_given::jsonb, v_device_id);
            else
                v_operation := change.read_operation(v_given::jsonb, v_device_id);
            end if;
        exception
            when data_exception or sqlstate 'PGRST' then
                v_fault := case sqlstate when 'PGRST' then sqlerrm::jsonb ->> 'details' else sqlerrm end;
                v_operation.op_id := substring(
                    v_given::text
                    from '"op_id"\s*:\s*"([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})"'
                )::uuid;
        end;

        if v_operation.table_name is not null and not are_resolutions then
            if not tables ? v_operation.table_name then
                begin
                    v_columns := change.syncable_columns(v_operation.table_name);
                exception
                    -- Said again when the operation is judged.
                    when sqlstate 'PGRST' then
                        v_columns := null;
                end;
                tables := tables || jsonb_build_object(v_operation.table_name, v_columns);
            end if;
            v_redacted := array(
                select key
                from jsonb_each(nullif(tables -> v_operation.table_name, 'null'))
                where (value -> 'is_redacted')::boolean
            );
            if v_redacted <> '{}' and v_operation.content ? 'fields' then
                v_operation.content := v_operation.content
                    || jsonb_build_object('fields', v_operation.fields - v_redacted);
            end if;
        end if;
        operations := operations || v_operation;
        faults := faults || v_fault;
    end loop;
end
$$;


--
-- Name: FUNCTION read_operations(given json, device_id text, are_resolutions boolean, OUT operations change.operation[], OUT faults text[], OUT tables jsonb); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.read_operations(given json, device_id text, are_resolutions boolean, OUT operations change.operation[], OUT faults text[], OUT tables jsonb) IS 'For push: reads operations or resolutions, says what is wrong with those that cannot be read, and which
columns the tables have. What is kept of an operation has no redacted columns.';


--
-- Name: read_push(json); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.read_push(body json, OUT operations json, OUT device_id text) RETURNS record
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO ''
    AS $_$
declare
    v_device constant text := '"device_id"\s*:\s*(?:"([^"\\]*)"|null)';
    v_found text[];
begin
    if json_typeof(body) = 'array' then
        operations := body;
    elsif json_typeof(body) = 'object' then
        operations := body -> 'operations';
        device_id := body ->> 'device_id';
    end if;
exception
    -- A text that PostgreSQL cannot hold, anywhere: only a look from outside finds the operations.
    when data_exception then
        v_found := regexp_match(
            body::text,
            format('^\s*{(?:\s*%1$s\s*,)?\s*"operations"\s*:\s*(\[.*\])\s*(?:,\s*%1$s\s*)?}\s*$', v_device)
        );
        operations := v_found[2]::json;
        device_id := coalesce(v_found[1], v_found[3]);
end
$_$;


--
-- Name: FUNCTION read_push(body json, OUT operations json, OUT device_id text); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.read_push(body json, OUT operations json, OUT device_id text) IS 'Takes the operations and the device out of the body of a push, without reading them.';


--
-- Name: read_resolution(jsonb, text); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.read_resolution(given jsonb, device_id text) RETURNS change.operation
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
    v_choice constant text := given ->> 'choice';
    v_operation change.operation;
begin
    v_operation.op_id := (given ->> 'op_id')::uuid;
    v_operation.row_id := (given ->> 'conflict_id')::uuid;
    if v_operation.op_id is null or v_operation.row_id is null then
        perform core.fail('OPERATION_INVALID', 'op_id or conflict_id=null');
    end if;
    if v_choice is null
        or v_choice not in ('mine', 'theirs', 'value')
        or (v_choice = 'value') <> (given ? 'value')
    then
        perform core.fail('OPERATION_INVALID', 'choice=' || coalesce(left(v_choice, 100), 'null'));
    end if;
    v_operation.made_at := least(coalesce((given ->> 'made_at')::timestamptz, now()), now());
    v_operation.op := 'resolve';
    v_operation.table_name := 'conflicts';
    v_operation.device_id := left(coalesce(given ->> 'device_id', read_resolution.device_id), 200);
    v_operation.content := given;
    return v_operation;
end
$$;


--
-- Name: FUNCTION read_resolution(given jsonb, device_id text); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.read_resolution(given jsonb, device_id text) IS 'Reads one resolution of a conflict. Raises OPERATION_INVALID (422), and data exceptions for values that are
of another type.';


--
-- Name: refresh_access(); Type: PROCEDURE; Schema: change; Owner: -
--

CREATE PROCEDURE change.refresh_access()
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_head bigint;
begin
    -- Nobody comes or goes until the end, and the feed knows of all who have.
    lock table api.memberships in share mode;
    perform pg_advisory_xact_lock('change.sequencer'::regclass::oid::bigint);
    perform change.publish();
    select sequencer.position into strict v_head from change.sequencer;

    with granted as materialized (
        select memberships.user_id, granted_topic.topic
        from api.memberships
        cross join lateral unnest(change.granted_topics(to_jsonb(memberships))) as granted_topic (topic)
    ), closed as (
        update change.access as held set until = v_head
        where held.until is null
            and not exists (
                select from granted where granted.user_id = held.user_id and granted.topic = held.topic
            )
    )
    insert into change.access (user_id, topic, since)
    select granted.user_id, granted.topic, v_head
    from granted
    where not exists (
        select from change.access as held
        where held.user_id = granted.user_id and held.topic = granted.topic and held.until is null
    );
end
$$;


--
-- Name: PROCEDURE refresh_access(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON PROCEDURE change.refresh_access() IS 'Makes access what today''s roles and topics say of today''s members; running it again changes nothing.';


--
-- Name: renew_presence(uuid[], interval); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.renew_presence(connection_ids uuid[], lease interval DEFAULT '00:01:00'::interval) RETURNS uuid[]
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 WITH held AS (
          SELECT leases.connection_id,
             leases.org_id
            FROM change.presence leases
           WHERE (leases.connection_id = ANY (renew_presence.connection_ids))
          FOR NO KEY UPDATE OF leases SKIP LOCKED
         ), renewed AS (
          UPDATE change.presence leases SET expires_at = (now() + renew_presence.lease)
            FROM held
           WHERE ((leases.connection_id = held.connection_id) AND (leases.org_id = held.org_id))
         )
  SELECT COALESCE(array_agg(asked.connection_id), '{}'::uuid[]) AS "coalesce"
    FROM unnest(renew_presence.connection_ids) asked(connection_id)
   WHERE (NOT (EXISTS ( SELECT
            FROM change.presence leases
           WHERE (leases.connection_id = asked.connection_id))));
END;


--
-- Name: FUNCTION renew_presence(connection_ids uuid[], lease interval); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.renew_presence(connection_ids uuid[], lease interval) IS 'Extends all leases of these connections. Returns the connections that have none any more: after a crash of
the database, or a pause of their relay that was longer than the lease. They set their presence again.';


--
-- Name: reopen_conflict(uuid); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.reopen_conflict(id uuid) RETURNS api.conflicts
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_conflict api.conflicts;
    v_last change.log;
begin
    select conflicts.* into v_conflict
    from api.conflicts
    where conflicts.id = reopen_conflict.id
    for no key update;
    if v_conflict.status is distinct from 'resolved' then
        perform core.fail('CONFLICT_NOT_RESOLVED', 'status=' || v_conflict.status);
    end if;
    select log.* into v_last
    from change.log as log
    where log.row_id = v_conflict.row_id and log.table_name = v_conflict.table_name
    order by log.version desc, log.seq desc
    limit 1;
    perform change.require_writer(v_conflict.table_name, coalesce(v_last.after, v_last.before));

    update api.conflicts
    set status = 'open',
        theirs = case
            when conflicts.kind = 'field' then v_last.after -> conflicts.column_name
            else conflicts.theirs
        end,
        theirs_version = v_last.version,
        choice = null, chosen = null, replaced = null,
        resolved_version = null, resolved_by = null, resolved_at = null
    where conflicts.id = v_conflict.id
    returning * into v_conflict;
    return v_conflict;
end
$$;


--
-- Name: FUNCTION reopen_conflict(id uuid); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.reopen_conflict(id uuid) IS 'For undo_resolution: makes a resolved conflict an open one, as of the row''s present version.
Raises CONFLICT_NOT_RESOLVED (409) and PERMISSION_DENIED (403).';


--
-- Name: require_full_sign_in(text); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.require_full_sign_in(table_name text) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_permission text;
begin
    if core.is_fully_signed_in() then
        return;
    end if;
    select tracked.write_permission into v_permission
    from change.tracked_tables as tracked
    join core.permissions on permissions.permission = tracked.write_permission
    where tracked.table_name = require_full_sign_in.table_name and permissions.needs_full_sign_in;
    if found then
        perform core.fail('STEP_UP_REQUIRED', 'permission=' || v_permission);
    end if;
end
$$;


--
-- Name: FUNCTION require_full_sign_in(table_name text); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.require_full_sign_in(table_name text) IS 'For push: refuses a caller who signed in by a PIN alone, where writing this table takes more.
Raises STEP_UP_REQUIRED (401).';


--
-- Name: require_position(bigint); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.require_position("position" bigint) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
    v_bounds record;
begin
    select * into v_bounds from change.feed_bounds();
    if require_position.position is null or require_position.position < 0 then
        perform core.fail('POSITION_INVALID', format('position=%s', require_position.position));
    elsif require_position.position > v_bounds.head then
        perform core.fail(
            'POSITION_AHEAD', format('position=%s head=%s', require_position.position, v_bounds.head)
        );
    elsif require_position.position < v_bounds.floor then
        perform core.fail(
            'POSITION_GONE', format('position=%s floor=%s', require_position.position, v_bounds.floor)
        );
    end if;
end
$$;


--
-- Name: FUNCTION require_position("position" bigint); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.require_position("position" bigint) IS 'Refuses a position that cannot be resumed from.
Raises POSITION_INVALID, POSITION_AHEAD (400) and POSITION_GONE (410).';


--
-- Name: require_writer(text, jsonb); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.require_writer(table_name text, image jsonb) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_permission text;
begin
    select tracked.write_permission into v_permission
    from change.tracked_tables as tracked
    where tracked.table_name = require_writer.table_name;

    if v_permission is null and (image ->> 'id')::uuid = core.current_user_id()
        or coalesce(image ->> 'org_id', image ->> 'id')::uuid = any (core.orgs_with(v_permission))
    then
        return;
    end if;
    perform core.fail('PERMISSION_DENIED', 'permission=' || v_permission);
end
$$;


--
-- Name: FUNCTION require_writer(table_name text, image jsonb); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.require_writer(table_name text, image jsonb) IS 'For push: refuses a caller who may not write the row of this image. Raises PERMISSION_DENIED (403).';


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
-- Name: resume_feed(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.resume_feed() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    update change.sequencer
    set system_identifier = control.system_identifier,
        snapshot = '1:1:',
        feed_id = case
            when sequencer.system_identifier is null then sequencer.feed_id
            else gen_random_uuid()
        end
    from pg_control_system() as control
    where sequencer.system_identifier is distinct from control.system_identifier;
end
$$;


--
-- Name: FUNCTION resume_feed(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.resume_feed() IS 'For the worker when it starts: notes the cluster; in another one than before, a new feed_id is given and
every log row is looked at once more for one without a position.';


--
-- Name: retired; Type: TABLE; Schema: change; Owner: -
--

CREATE TABLE change.retired (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    month text NOT NULL,
    positions int8multirange NOT NULL,
    row_count bigint NOT NULL,
    retired_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT retired_month_form_check CHECK ((month ~ '^[0-9]{4}_[0-9]{2}$'::text))
);


--
-- Name: TABLE retired; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON TABLE change.retired IS 'Months of the log that change.retire_log has taken out.';


--
-- Name: COLUMN retired.month; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.retired.month IS 'Such as 2025_01: change.log_2025_01 became change.retired_log_2025_01.';


--
-- Name: COLUMN retired.positions; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.retired.positions IS 'The positions of its rows.';


--
-- Name: COLUMN retired.row_count; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.retired.row_count IS 'How many they were.';


--
-- Name: COLUMN retired.retired_at; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.retired.retired_at IS 'When they were taken out.';


--
-- Name: retire_log(timestamp with time zone); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.retire_log(before timestamp with time zone) RETURNS SETOF change.retired
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $_$
declare
    v_month text;
    v_end timestamptz;
begin
    perform pg_advisory_xact_lock('change.retired'::regclass::oid::bigint);
    for v_month, v_end in
        select
            substr(rel.relname, 5),
            (to_date(substr(rel.relname, 5), 'YYYY_MM') + interval '1 month') at time zone 'UTC'
        from pg_catalog.pg_inherits as inh
        join pg_catalog.pg_class as rel on rel.oid = inh.inhrelid
        where inh.inhparent = 'change.log'::regclass and rel.relname ~ '^log_[0-9]{4}_[0-9]{2}$'
        order by 1
    loop
        continue when v_end > retire_log.before
            or exists (select from change.retired where retired.month = v_month);
        if v_end > now() then
            perform core.fail('MONTH_NOT_RETIRABLE', format('month=%s: it is not over', v_month));
        end if;
        return next change.retire_month(v_month);
    end loop;
end
$_$;


--
-- Name: FUNCTION retire_log(before timestamp with time zone); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.retire_log(before timestamp with time zone) IS 'Takes the whole months before an instant out of the log and the feed, all or none. They stay as tables
change.retired_log_<month> and change.retired_feed_<month>, to be backed up and dropped. Writers wait while a
partition is swapped, readers of the feed with an older position are told to take a snapshot, and verify goes
on: the leaves stay. Nobody''s but the owner''s. Raises MONTH_NOT_RETIRABLE (409).';


--
-- Name: retire_month(text); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.retire_month(month text) RETURNS change.retired
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_log constant text := 'log_' || retire_month.month;
    v_retired change.retired;
    v_rows bigint;
    v_numbered bigint;
    v_last bigint;
    v_positions int8multirange;
    v_rows_now bigint;
begin
    execute format(
        'select count(*), count(feed.position), max(feed.position), '
        'coalesce(range_agg(int8range(feed.position, feed.position, ''[]'')), ''{}'') '
        'from change.%I as log left join change.feed on feed.seq = log.seq', v_log
    ) into v_rows, v_numbered, v_last, v_positions;
    if v_numbered < v_rows
        or v_last > coalesce((select max(seals.tree_size) from change.seals), 0)
    then
        perform core.fail('MONTH_NOT_RETIRABLE', format('month=%s: not all is sealed', retire_month.month));
    end if;

    execute format('create table change.%I (like change.log including defaults including constraints)',
        'kept_' || v_log);
    execute format(
        'insert into change.%I select log.* from change.%I as log where log.op <> ''purge'' and not exists ('
        '    select from change.log as newer where newer.row_id = log.row_id'
        '    and newer.table_name = log.table_name and newer.seq > log.seq'
        ')', 'kept_' || v_log, v_log
    );
    execute format(
        'create table change.%I as '
        'select feed.* from change.feed join change.%I as log on log.seq = feed.seq',
        'retired_feed_' || retire_month.month, v_log
    );
    execute format('alter table change.%I enable row level security', 'retired_feed_' || retire_month.month);
    execute format('comment on table change.%I is %L', 'retired_feed_' || retire_month.month,
        'Where the rows of a retired month stood. Back it up and drop it.');
    execute format('delete from change.feed_topics as gone using change.%I as retired '
        'where gone.position = retired.position', 'retired_feed_' || retire_month.month);
    execute format('delete from change.access_changes as gone using change.%I as retired '
        'where gone.position = retired.position', 'retired_feed_' || retire_month.month);
    execute format('delete from change.feed as gone using change.%I as retired '
        'where gone.position = retired.position '
        'and not exists (select from change.%I as kept where kept.seq = gone.seq)',
        'retired_feed_' || retire_month.month, 'kept_' || v_log);

    begin
        perform set_config('lock_timeout', '3s', true);
        lock table change.log in access exclusive mode;
    exception
        when lock_not_available then
            perform core.fail('MONTH_NOT_RETIRABLE', format('month=%s: the log is in use', month));
    end;
    execute format('select count(*) from change.%I', v_log) into v_rows_now;
    if v_rows_now > v_rows then
        perform core.fail('MONTH_NOT_RETIRABLE', format('month=%s: rows have come', retire_month.month));
    end if;
    perform change.swap_partition(v_log, 'retired_' || v_log, 'kept_' || v_log);

    insert into change.retired (month, positions, row_count)
    values (retire_month.month, v_positions, v_rows)
    returning * into v_retired;
    insert into change.log (table_name, row_id, version, op, after, topics_after, source)
    values ('retired', v_retired.id, 1, 'insert', to_jsonb(v_retired), '{}', 'sql');
    update change.sequencer set floor = greatest(sequencer.floor, v_last);
    return v_retired;
end
$$;


--
-- Name: FUNCTION retire_month(month text); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.retire_month(month text) IS 'For change.retire_log: takes one month, such as 2025_01, out of the log and the feed.
Raises MONTH_NOT_RETIRABLE (409).';


--
-- Name: retired_until(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.retired_until() RETURNS timestamp with time zone
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
    return (
        select (to_date(max(retired.month), 'YYYY_MM') + interval '1 month') at time zone 'UTC'
        from change.retired
    );
end
$$;


--
-- Name: FUNCTION retired_until(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.retired_until() IS 'Before this instant the log has only the newest version of each row; null if it has all.';


--
-- Name: ring_bell(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.ring_bell() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
    if (select bell.last_value from change.bell) < extract(epoch from clock_timestamp()) * 1000 then
        perform pg_notify('log', '');
    end if;
end
$$;


--
-- Name: FUNCTION ring_bell(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.ring_bell() IS 'Wakes the sequencer at commit, if it sleeps: NOTIFY log, without data.';


--
-- Name: run_operations(json, text, boolean); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.run_operations(operations json, device_id text DEFAULT NULL::text, are_resolutions boolean DEFAULT false) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_lock_timeout constant text := current_setting('lock_timeout');
    -- What an operation gets for which there is no time: query_canceled, before it happens.
    v_late constant change.outcome := change.outcome_of_error('57014', null, null);
    v_operations change.operation[];
    v_faults text[];
    v_ids uuid[];
    v_operation change.operation;
    v_tables jsonb;
    v_next record;
    v_earlier record;
    v_obstacle record;
    v_outcome change.outcome;
    v_outcomes change.outcome[];
    v_verdict jsonb;
    v_verdicts jsonb[];
begin
    if json_typeof(run_operations.operations) is distinct from 'array' then
        perform core.fail('INVALID_ARGUMENT', 'operations is not an array');
    end if;
    if json_array_length(run_operations.operations) > 1000 then
        perform core.fail(
            'OPERATION_LIMIT', 'operations=' || json_array_length(run_operations.operations)
        );
    end if;
    perform change.begin_push();
    select given.operations, given.faults, given.tables into v_operations, v_faults, v_tables
    from change.read_operations(
        run_operations.operations, run_operations.device_id, run_operations.are_resolutions
    ) as given;
    v_ids := array(select o.op_id from unnest(v_operations) with ordinality as o order by o.ordinality);
    v_outcomes := array_fill(null::change.outcome, array[cardinality(v_ids)]);
    v_verdicts := array_fill(null::jsonb, array[cardinality(v_ids)]);
    perform set_config('ontour.source', 'sync', true);
    perform set_config('lock_timeout', '1s', true);

    for v_next in select o.place, o.is_cyclic from change.operation_order(v_operations) as o loop
        v_operation := v_operations[v_next.place];
        select earlier.result, earlier.is_same into v_earlier
        from change.earlier_verdict(v_operation.op_id, v_operation.content) as earlier;
        select null::text as obstacle, null::text as cause into v_obstacle;

        if v_earlier.is_same then
            v_outcome := null;
            v_outcome.verdict := 'duplicate';
            v_verdict := jsonb_build_object(
                'op_id', v_operation.op_id, 'verdict', 'duplicate', 'first', v_earlier.result
            );
        else
            if v_faults[v_next.place] is not null then
                v_obstacle.obstacle := 'OPERATION_INVALID';
                v_obstacle.cause := v_faults[v_next.place];
            elsif not v_earlier.is_same then
                v_obstacle.obstacle := 'OP_ID_REUSED';
            elsif v_next.is_cyclic then
                v_obstacle.obstacle := 'DEPENDENCY_CYCLE';
            else
                select o.obstacle, o.cause into v_obstacle
                from change.obstacle_of(v_operation, v_ids, v_outcomes) as o;
            end if;

            perform set_config('ontour.op_id', v_operation.op_id::text, true);
            perform set_config('ontour.device_id', v_operation.device_id, true);
            if clock_timestamp() < statement_timestamp() + interval '4 s' then
                v_outcome := change.judge(
                    v_operation, nullif(v_tables -> v_operation.table_name, 'null'),
                    v_obstacle.obstacle, v_obstacle.cause
                );
            else
                v_outcome := v_late;
            end if;
            v_verdict := change.verdict_of(v_operation.op_id, v_outcome);
            if v_outcome.code = 'OPERATION_BUSY' then
                -- Whoever holds one row may hold many: no long waits for the others.
                perform set_config('lock_timeout', '100ms', true);
            end if;
            if v_outcome.code is null
                or v_outcome.code
                <> all (
                    '{OPERATION_INVALID,OPERATION_BUSY,OP_ID_REUSED,DEPENDENCY_UNKNOWN,STEP_UP_REQUIRED}'
                )
            then
                perform change.keep_verdict(v_operation, v_outcome, v_verdict - 'row');
            end if;
        end if;
        v_outcomes[v_next.place] := v_outcome;
        v_verdicts[v_next.place] := v_verdict;
    end loop;

    perform set_config('ontour.source', '', true);
    perform set_config('ontour.op_id', '', true);
    perform set_config('ontour.device_id', '', true);
    perform set_config('lock_timeout', v_lock_timeout, true);
    return to_jsonb(v_verdicts);
end
$$;


--
-- Name: FUNCTION run_operations(operations json, device_id text, are_resolutions boolean); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.run_operations(operations json, device_id text, are_resolutions boolean) IS 'For push, batch and resolve_conflicts: judges operations and returns their verdicts, in the order given.
Raises OPERATION_LIMIT and INVALID_ARGUMENT (422).';


--
-- Name: seal(integer); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.seal(max integer DEFAULT 1000) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_level integer := 0;
    v_sealed bigint;
    v_size bigint;
begin
    -- Whoever comes second has nothing to do.
    if not pg_try_advisory_xact_lock('change.seals'::regclass::oid::bigint) then
        return 0::bigint;
    end if;
    v_sealed := (
        select coalesce(max(leaf.index) + 1, 0) from change.tree_nodes as leaf where leaf.level = 0
    );
    select least(sequencer.position, v_sealed + seal.max) into strict v_size from change.sequencer;
    if v_size = v_sealed then
        return 0::bigint;
    end if;

    -- A row that has vanished already gets a leaf all the same: the tree grows on, and verify names the row.
    insert into change.tree_nodes (level, index, hash)
    select 0, place.position - 1, coalesce(
        (
            select change.leaf_hash(feed.position, log, feed.audience)
            from change.feed
            join change.log as log on log.seq = feed.seq and log.logged_at = feed.logged_at
            where feed.position = place.position
        ),
        sha256('\x00')
    )
    from generate_series(v_sealed + 1, v_size) as place ("position");

    while v_sealed >> v_level < v_size >> v_level loop
        insert into change.tree_nodes (level, index, hash)
        select v_level + 1, l.index / 2, change.node_hash(l.hash, r.hash)
        from change.tree_nodes as l
        join change.tree_nodes as r on r.level = l.level and r.index = l.index + 1
        where l.level = v_level
            and l.index % 2 = 0
            and l.index >= (v_sealed >> (v_level + 1)) * 2
        order by l.index;
        v_level := v_level + 1;
    end loop;

    insert into change.seals (tree_size, root) values (v_size, change.subtree_hash(v_size));
    return v_size - v_sealed;
end
$$;


--
-- Name: FUNCTION seal(max integer); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.seal(max integer) IS 'Folds at most so many newly numbered log rows into the tree and seals it; returns how many. The worker calls
it about once a second, and again at once while it returns max.';


--
-- Name: set_presence(uuid, uuid, uuid, text, interval); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.set_presence(connection_id uuid, user_id uuid, org_id uuid, status text, lease interval DEFAULT '00:01:00'::interval) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_before text;
    v_after text;
begin
    call change.lock_presence(set_presence.user_id);
    perform from api.memberships
    where memberships.user_id = set_presence.user_id
        and memberships.org_id = set_presence.org_id
        and memberships.deleted_at is null;
    if not found then
        perform core.fail('NOT_FOUND', 'org_id=' || coalesce(set_presence.org_id::text, 'null'));
    end if;

    v_before := change.presence_in(set_presence.user_id, set_presence.org_id);
    if set_presence.status = 'offline' then
        delete from change.presence as leases
        where leases.connection_id = set_presence.connection_id
            and leases.org_id = set_presence.org_id
            and leases.user_id = set_presence.user_id;
    else
        insert into change.presence as leases (connection_id, org_id, user_id, status, expires_at)
        values (
            set_presence.connection_id, set_presence.org_id, set_presence.user_id, set_presence.status,
            now() + set_presence.lease
        )
        on conflict on constraint presence_pkey do update
        set status = excluded.status, expires_at = excluded.expires_at
        where leases.user_id = excluded.user_id;
    end if;
    v_after := change.presence_in(set_presence.user_id, set_presence.org_id);

    if v_after <> v_before and not change.is_presence_hidden(set_presence.user_id) then
        perform change.announce_presence(set_presence.user_id, set_presence.org_id, v_after);
    end if;
    return v_after;
end
$$;


--
-- Name: FUNCTION set_presence(connection_id uuid, user_id uuid, org_id uuid, status text, lease interval); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.set_presence(connection_id uuid, user_id uuid, org_id uuid, status text, lease interval) IS 'A connection of a person says online, away or offline in an organization. Returns the best status of all the
person''s connections there, which is announced when it changes. Raises NOT_FOUND (404) unless the person is a
member.';


--
-- Name: show_presence(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.show_presence() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    call change.lock_presence(new.id);
    perform change.announce_presence(
        new.id,
        leases.org_id,
        case when new.is_presence_visible then change.presence_in(new.id, leases.org_id) else 'offline' end
    )
    from (select distinct presence.org_id from change.presence where presence.user_id = new.id) as leases;
    return null;
end
$$;


--
-- Name: FUNCTION show_presence(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.show_presence() IS 'Row trigger: a person who hides their presence is announced as offline, and one who shows it as they are.';


--
-- Name: show_profile(bigint, uuid); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.show_profile("position" bigint, user_id uuid) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_audience constant text[] := array(
        select held.topic
        from change.access as held
        where held.user_id = show_profile.user_id
            and held.until is null
            and split_part(held.topic, ':', 3) = ''
    );
begin
    update change.feed set audience = v_audience where feed.position = show_profile.position;
    insert into change.feed_topics (topic, "position")
    select audience.topic, show_profile.position from unnest(v_audience) as audience (topic);
end
$$;


--
-- Name: FUNCTION show_profile("position" bigint, user_id uuid); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.show_profile("position" bigint, user_id uuid) IS 'For the sequencer: lets all who share an organization with this person read a change of their profile.';


--
-- Name: sight_changes(bigint, uuid, boolean); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.sight_changes("position" bigint, reader_id uuid DEFAULT NULL::uuid, is_weak boolean DEFAULT false) RETURNS TABLE(user_id uuid, moved jsonb)
    LANGUAGE plpgsql STABLE ROWS 10
    SET search_path TO ''
    AS $$
begin
    return query
    select
        seen.user_id,
        change.moved_topics(
            coalesce(array_agg(seen.topic) filter (where seen.is_gain), '{}'),
            coalesce(array_agg(seen.topic) filter (where not seen.is_gain), '{}')
        )
    from (
        select noted.user_id, noted.is_gain, topic.topic
        from change.access_changes as noted
        cross join lateral (
            select unnest(noted.topics) union all select 'profile:' || unnest(noted.colleagues)
        ) as topic (topic)
        where noted.position = sight_changes.position
            and (not sight_changes.is_weak or change.is_weak_topic(topic.topic))
        union all
        select colleague.id, noted.is_gain, 'profile:' || noted.user_id
        from change.access_changes as noted
        cross join lateral unnest(noted.colleagues) as colleague (id)
        where noted.position = sight_changes.position
    ) as seen
    where sight_changes.reader_id is null or seen.user_id = sight_changes.reader_id
    group by seen.user_id;
end
$$;


--
-- Name: FUNCTION sight_changes("position" bigint, reader_id uuid, is_weak boolean); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.sight_changes("position" bigint, reader_id uuid, is_weak boolean) IS 'Whose sight a change of a membership changed, the member''s and their colleagues'', or one reader''s: the
topics that they entered and left, as frames hold them; is_weak: as far as a PIN alone lets them see.';


--
-- Name: stamp_row(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.stamp_row() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
    new.updated_at := now();
    new.updated_by := core.current_user_id();
    if tg_op = 'INSERT' then
        new.version := 1;
        new.created_at := new.updated_at;
        new.created_by := new.updated_by;
        new.deleted_at := null;
        -- The row that push inserts, not what triggers of it insert elsewhere.
        if current_setting('ontour.row_id', true) <> '' and pg_trigger_depth() = 1 then
            new.id := current_setting('ontour.row_id')::uuid;
        end if;
    else
        if new.version is distinct from old.version
            or current_setting('request.headers', true) like '%"if-match"%'
            and pg_trigger_depth() = 1
            and change.expected_version(tg_table_name) <> old.version
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
    return new;
end
$$;


--
-- Name: FUNCTION stamp_row(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.stamp_row() IS 'Row trigger: version, created and updated stamps; refuses a stale version. Raises VERSION_CONFLICT (409).';


--
-- Name: stay_awake(integer); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.stay_awake(milliseconds integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    perform setval(
        'change.bell', (extract(epoch from clock_timestamp()) * 1000)::bigint + stay_awake.milliseconds
    );
end
$$;


--
-- Name: FUNCTION stay_awake(milliseconds integer); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.stay_awake(milliseconds integer) IS 'The sequencer''s promise to look by itself for so long: until then writers do not ring.';


--
-- Name: subtree_hash(bigint, integer, bigint); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.subtree_hash(tree_size bigint, level integer DEFAULT 62, index bigint DEFAULT 0) RETURNS bytea
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
    v_bit integer := subtree_hash.level;
    v_index bigint := subtree_hash.index;
    v_node bytea;
    v_hash bytea;
begin
    if (subtree_hash.tree_size >> subtree_hash.level) > subtree_hash.index then
        return (select t.hash from change.tree_nodes as t where t.level = v_bit and t.index = v_index);
    end if;
    for v_bit in 0 .. least(subtree_hash.level - 1, 62) loop
        exit when subtree_hash.tree_size >> v_bit = 0;
        continue when (subtree_hash.tree_size >> v_bit) & 1 = 0;
        v_index := (subtree_hash.tree_size >> v_bit) - 1;
        select t.hash into v_node from change.tree_nodes as t where t.level = v_bit and t.index = v_index;
        -- A node that is missing makes the whole null, not the rest of it.
        if not found then
            return null;
        end if;
        v_hash := case when v_hash is null then v_node else change.node_hash(v_node, v_hash) end;
    end loop;
    return v_hash;
end
$$;


--
-- Name: FUNCTION subtree_hash(tree_size bigint, level integer, index bigint); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.subtree_hash(tree_size bigint, level integer, index bigint) IS 'The hash of one subtree of the tree as it was at a size; without level and index, the root of that tree.
Null if the tree has not got all of it.';


--
-- Name: swap_partition(name, name, name); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.swap_partition(partition name, archive name, successor name) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_bounds constant text := (
        select pg_get_expr(rel.relpartbound, rel.oid)
        from pg_catalog.pg_class as rel
        where rel.oid = format('change.%I', partition)::regclass
    );
begin
    execute format('alter table change.log detach partition change.%I', partition);
    execute format('alter table change.%I rename to %I', partition, archive);
    execute format('alter table change.%I rename to %I', successor, partition);
    execute format('alter table change.%I enable row level security', partition);
    execute format('comment on table change.%I is %L', partition,
        'The newest version of each row of a retired month.');
    execute format('comment on table change.%I is %L', archive,
        'A retired month of the log. Back it up and drop it.');
    -- @plpgsql_check_options: security_warnings = false
    -- The bounds are PostgreSQL's own words.
    execute format('alter table change.log attach partition change.%I %s', partition, v_bounds);
end
$$;


--
-- Name: FUNCTION swap_partition(partition name, archive name, successor name); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.swap_partition(partition name, archive name, successor name) IS 'For change.retire_month: a partition of the log leaves under the name of the archive, the successor takes its
place and its name.';


--
-- Name: sweep_presence(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.sweep_presence() RETURNS TABLE(user_id uuid, org_id uuid, status text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    v_user_ids uuid[];
begin
    select array_agg(expired.user_id) into v_user_ids
    from (
        select distinct leases.user_id
        from change.presence as leases
        where leases.expires_at <= now()
        offset 0
    ) as expired
    where pg_try_advisory_xact_lock(hashtextextended('change.presence ' || expired.user_id, 0));

    return query select swept.* from change.end_presence(v_user_ids) as swept;
end
$$;


--
-- Name: FUNCTION sweep_presence(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.sweep_presence() IS 'Ends the leases that nobody has renewed, announces whose status changed by it, and returns them. For any
relay or worker, once a second or so.';


--
-- Name: syncable_columns(text); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.syncable_columns(table_name text) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $_$
declare
    v_rel regclass;
    v_columns jsonb;
begin
    if syncable_columns.table_name ~ '^[a-z][a-z0-9_]{0,62}$' then
        v_rel := to_regclass('api.' || quote_ident(syncable_columns.table_name));
    end if;

    select jsonb_object_agg(
        att.attname,
        jsonb_build_object(
            'insert', has_column_privilege('member', v_rel, att.attnum, 'insert'),
            'update', has_column_privilege('member', v_rel, att.attnum, 'update')
            and att.attname <> all ('{version,deleted_at}'),
            'is_redacted', att.attname = any (tracked.redacted),
            'policy', case
                when att.attname = any (tracked.redacted) then 'mine'
                else coalesce(merge_policies.policy, 'ask')
            end
        )
    ) into v_columns
    from change.tracked_tables as tracked
    join pg_catalog.pg_attribute as att
        on att.attrelid = v_rel and att.attnum > 0 and not att.attisdropped
    left join change.merge_policies
        on merge_policies.table_name = tracked.table_name and merge_policies.column_name = att.attname
    where tracked.table_name = syncable_columns.table_name;

    if v_columns is null then
        if v_rel is not null and has_table_privilege('member', v_rel, 'select') then
            perform core.fail('UNTRACKED_TABLE', 'table=' || syncable_columns.table_name);
        end if;
        perform core.fail('UNKNOWN_TABLE', 'table=' || left(syncable_columns.table_name, 100));
    end if;
    return v_columns;
end
$_$;


--
-- Name: FUNCTION syncable_columns(table_name text); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.syncable_columns(table_name text) IS 'For push: the columns of a tracked table, whether members may insert and update them, and how they merge.
Raises UNKNOWN_TABLE (404) and UNTRACKED_TABLE (422).';


--
-- Name: whole_topics_of(jsonb, text[]); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.whole_topics_of(image jsonb, templates text[]) RETURNS text[]
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
        if left(v_template, 1) = '{' then
            -- The row holds whole topics.
            if jsonb_typeof(image -> v_column) = 'array' then
                v_topics := v_topics || array(select jsonb_array_elements_text(image -> v_column));
            end if;
        elsif image ->> v_column is not null then
            v_topics := v_topics || replace(v_template, '{' || v_column || '}', image ->> v_column);
        end if;
    end loop;
    return v_topics;
end
$$;


--
-- Name: FUNCTION whole_topics_of(image jsonb, templates text[]); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.whole_topics_of(image jsonb, templates text[]) IS 'change.topics_of for tables whose rows hold whole topics in a column.';


--
-- Name: topics_of(jsonb, text[]); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.topics_of(image jsonb, templates text[]) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN starts_with((templates)[1], '{'::text) THEN change.whole_topics_of(image, templates)
             ELSE array_remove(ARRAY[((split_part((templates)[1], '{'::text, 1) || (image ->> split_part(split_part((templates)[1], '{'::text, 2), '}'::text, 1))) || split_part((templates)[1], '}'::text, 2)), ((split_part((templates)[2], '{'::text, 1) || (image ->> split_part(split_part((templates)[2], '{'::text, 2), '}'::text, 1))) || split_part((templates)[2], '}'::text, 2)), ((split_part((templates)[3], '{'::text, 1) || (image ->> split_part(split_part((templates)[3], '{'::text, 2), '}'::text, 1))) || split_part((templates)[3], '}'::text, 2))], NULL::text)
         END AS array_remove;
END;


--
-- Name: FUNCTION topics_of(image jsonb, templates text[]); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.topics_of(image jsonb, templates text[]) IS 'The topics of a row: each template with its {column} filled in from the image, left out where that is null.
A template that is nothing but {column} stands for the elements of that column, a text[].';


--
-- Name: access; Type: TABLE; Schema: change; Owner: -
--

CREATE TABLE change.access (
    user_id uuid NOT NULL,
    topic text NOT NULL,
    since bigint NOT NULL,
    until bigint,
    CONSTRAINT access_until_after_since_check CHECK ((until >= since))
);


--
-- Name: TABLE access; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON TABLE change.access IS 'From which position on, and up to which, somebody reads a topic.';


--
-- Name: COLUMN access.user_id; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.access.user_id IS 'The person.';


--
-- Name: COLUMN access.topic; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.access.topic IS 'Such as org:<id>.';


--
-- Name: COLUMN access.since; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.access.since IS 'The change that gave it; later ones are read. 0: from the beginning.';


--
-- Name: COLUMN access.until; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.access.until IS 'The change that took it; null while it lasts.';


--
-- Name: topics_since(uuid, boolean); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.topics_since(user_id uuid, is_weak boolean DEFAULT false) RETURNS TABLE(topic text, since bigint)
    LANGUAGE sql STABLE SECURITY DEFINER ROWS 10
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT held.topic,
     held.since
    FROM change.access held
   WHERE ((held.user_id = topics_since.user_id) AND (held.until IS NULL) AND ((NOT topics_since.is_weak) OR change.is_weak_topic(held.topic)))
 UNION ALL
  SELECT own.topic,
     0
    FROM unnest(ARRAY[('user:'::text || topics_since.user_id), ('profile:'::text || topics_since.user_id)]) own(topic);
END;


--
-- Name: FUNCTION topics_since(user_id uuid, is_weak boolean); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.topics_since(user_id uuid, is_weak boolean) IS 'The topics that a person reads at the head of the feed, and the position after which each is read; is_weak:
in a session that only a PIN vouches for.';


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
-- Name: tracked_tables; Type: TABLE; Schema: change; Owner: -
--

CREATE TABLE change.tracked_tables (
    table_name text NOT NULL,
    topics text[] NOT NULL,
    parent_column text,
    write_permission text,
    redacted text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT tracked_tables_topics_count_check CHECK (((cardinality(topics) >= 1) AND (cardinality(topics) <= 3))),
    CONSTRAINT tracked_tables_topics_whole_first_check CHECK ((starts_with(topics[1], '{'::text) OR (strpos(array_to_string(topics, ' '::text), ' {'::text) = 0)))
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
-- Name: tracked(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.tracked() RETURNS TABLE(table_name text, topics text[], redacted text[], has_org boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT tracked_tables.table_name,
     tracked_tables.topics,
     tracked_tables.redacted,
     (EXISTS ( SELECT
            FROM pg_attribute att
           WHERE ((att.attrelid = ((format('api.%I'::text, tracked_tables.table_name))::regclass)::oid) AND (att.attname = 'org_id'::name)))) AS "exists"
    FROM change.tracked_tables
   ORDER BY tracked_tables.table_name;
END;


--
-- Name: FUNCTION tracked(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.tracked() IS 'The tracked tables: their topics, what is redacted, whether they have an org_id.';


--
-- Name: verdict_of(uuid, change.outcome); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.verdict_of(op_id uuid, outcome change.outcome) RETURNS jsonb
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO ''
    AS $$
begin
    return jsonb_build_object('op_id', op_id)
        || jsonb_strip_nulls(jsonb_build_object(
            'verdict', outcome.verdict,
            'version', outcome.version,
            'conflicts', outcome.conflicts,
            'code', outcome.code,
            'message', outcome.message,
            'details', outcome.details,
            'hint', outcome.hint
        ))
        -- The row keeps its nulls.
        || case when outcome."row" is null then '{}' else jsonb_build_object('row', outcome."row") end;
end
$$;


--
-- Name: FUNCTION verdict_of(op_id uuid, outcome change.outcome); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.verdict_of(op_id uuid, outcome change.outcome) IS 'For push: what became of an operation as the client gets it, without what it has not.';


--
-- Name: verify_anchors(jsonb); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.verify_anchors(anchors jsonb) RETURNS SETOF change.finding
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    SET work_mem TO '64MB'
    AS $$
declare
    v_size constant bigint := (
        select coalesce(max(leaf.index) + 1, 0) from change.tree_nodes as leaf where leaf.level = 0
    );
    v_run record;
    v_position bigint;
    v_is_whole boolean := true;
begin
    -- Anchors that follow each other without a gap are one run of leaves.
    for v_run in
        select
            min(anchor.previous) as previous, max(anchor.tree_size) as tree_size,
            string_agg(decode(anchor.leaves, 'base64'), '' order by anchor.tree_size) as leaves
        from (
            select told.*, count(*) filter (where told.starts) over (order by told.tree_size) as run
            from (
                select
                    given.*,
                    lag(given.tree_size) over (order by given.tree_size) is distinct from given.previous
                        as starts
                from (
                    select distinct on (tree_size) tree_size, previous, leaves
                    from jsonb_to_recordset(verify_anchors.anchors)
                        as anchor (tree_size bigint, previous bigint, leaves text)
                    where octet_length(decode(leaves, 'base64')) = (tree_size - previous) * 8
                    order by tree_size, previous
                ) as given
            ) as told
        ) as anchor
        group by anchor.run
        order by 1
    loop
        v_position := (
            select min(leaf.index) + 1
            from change.tree_nodes as leaf
            where leaf.level = 0
                and leaf.index >= v_run.previous
                and leaf.index < v_run.tree_size
                and substr(leaf.hash, 1, 8)
                    <> substr(v_run.leaves, (leaf.index - v_run.previous)::integer * 8 + 1, 8)
        );
        if v_position is not null then
            v_is_whole := false;
            return next change.break_at(v_position, v_run.previous + 1, v_run.leaves);
            exit;
        end if;
    end loop;

    return query
    select
        least(anchor.tree_size, v_size + 1), null::bigint, null::text, null::uuid,
        case when anchor.tree_size > v_size then 'tail cut' else 'rebuilt' end,
        format('anchor of %s: tree_size=%s root=%s', anchor.sealed_at, anchor.tree_size, anchor.root)
            || case when anchor.feed_id <> sequencer.feed_id then '; it is of another feed' else '' end
    from jsonb_to_recordset(verify_anchors.anchors)
        as anchor (feed_id uuid, tree_size bigint, root text, sealed_at timestamptz)
    cross join change.sequencer
    where anchor.tree_size > v_size
        or v_is_whole
        and encode(change.subtree_hash(anchor.tree_size), 'hex') is distinct from anchor.root
    order by anchor.tree_size
    limit 1;
end
$$;


--
-- Name: FUNCTION verify_anchors(anchors jsonb); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.verify_anchors(anchors jsonb) IS 'For verify: the first row that is not the one that was anchored, if there is one. Takes what change.anchors
gave, as a JSON array, as many as there are.';


--
-- Name: feed; Type: TABLE; Schema: change; Owner: -
--

CREATE TABLE change.feed (
    "position" bigint NOT NULL,
    seq bigint NOT NULL,
    logged_at timestamp with time zone NOT NULL,
    audience text[]
);


--
-- Name: TABLE feed; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON TABLE change.feed IS 'Committed log rows in the order in which everybody gets them.';


--
-- Name: COLUMN feed."position"; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.feed."position" IS 'Dense, final, ascending in the order of publication.';


--
-- Name: COLUMN feed.seq; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.feed.seq IS 'The log row.';


--
-- Name: COLUMN feed.logged_at; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.feed.logged_at IS 'The log row''s time, which names its partition.';


--
-- Name: COLUMN feed.audience; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.feed.audience IS 'Topics that read this row beside those in the log: of a profile, the organizations of its person.';


--
-- Name: verify_erasures(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.verify_erasures() RETURNS SETOF change.finding
    LANGUAGE sql STABLE ROWS 1
    SET work_mem TO '64MB'
    BEGIN ATOMIC
 WITH told AS (
          SELECT asked.seq,
             asked.tx_id,
             asked.row_id,
             done.seq AS done_seq,
             erasure.user_id,
             erasure.org_ids,
             change.own_topics(erasure.user_id, erasure.org_ids) AS topics
            FROM (((change.erasures one
              JOIN change.log asked ON (((asked.row_id = one.id) AND (asked.table_name = 'erasures'::text) AND (asked.version = 1))))
              LEFT JOIN change.log done ON (((done.row_id = one.id) AND (done.table_name = 'erasures'::text) AND (done.version = 2))))
              CROSS JOIN LATERAL jsonb_populate_record(NULL::change.erasures, asked.after) erasure(id, user_id, org_ids, requested_at, erased_at))
           WHERE (((erasure.user_id = one.user_id) AND (erasure.org_ids = one.org_ids)) AND (jsonb_populate_record(NULL::change.erasures, COALESCE(done.after, asked.after)) *= one.*))
         ), borne_out AS (
          SELECT told.seq,
             told.tx_id,
             told.row_id,
             told.done_seq,
             told.user_id,
             told.org_ids,
             told.topics
            FROM told
           WHERE ((EXISTS ( SELECT
                    FROM api.users
                   WHERE ((users.id = told.user_id) AND (users.status = 'inactive'::text)))) AND (NOT (EXISTS ( SELECT
                    FROM unnest(told.org_ids) theirs(id)
                   WHERE ((NOT (EXISTS ( SELECT
                            FROM change.log
                           WHERE ((log.tx_id = told.tx_id) AND (log.table_name = 'memberships'::text) AND (log.op = 'delete'::text) AND ((log.after ->> 'org_id'::text) = (theirs.id)::text) AND ((log.after ->> 'user_id'::text) = (told.user_id)::text))))) OR (EXISTS ( SELECT
                            FROM api.memberships
                           WHERE ((memberships.org_id = theirs.id) AND (memberships.deleted_at IS NULL)))))))))
         )
 ( SELECT NULL::bigint AS int8,
     told.seq,
     'erasures'::text,
     one.id,
     'unlogged'::text,
         CASE
             WHEN (told.row_id IS NULL) THEN 'the log does not say that this was asked for, or done'::text
             ELSE format('the log does not say that %s left, as the last of %s'::text, one.user_id, one.org_ids)
         END AS format
    FROM (change.erasures one
      LEFT JOIN told ON ((told.row_id = one.id)))
   WHERE (NOT (EXISTS ( SELECT
            FROM borne_out
           WHERE (borne_out.row_id = one.id))))
   ORDER BY one.requested_at
  LIMIT 1)
 UNION ALL
 ( SELECT feed."position",
     log.seq,
     log.table_name,
     log.row_id,
     'erased'::text,
     'no erasure of somebody who has left takes away what this row said'::text
    FROM (((change.log
      LEFT JOIN borne_out writer ON (((writer.user_id = log.actor_id) AND (log.images_hash IS NULL))))
      LEFT JOIN ( SELECT borne_out.topics,
             borne_out.done_seq,
             topic.topic
            FROM (borne_out
              CROSS JOIN LATERAL unnest(borne_out.topics) topic(topic))) owner ON (((owner.topic = COALESCE(log.topics_after[1], log.topics_before[1])) AND (log.images_hash IS NOT NULL) AND change.is_own(log.*, owner.topics))))
      LEFT JOIN change.feed ON ((feed.seq = log.seq)))
   WHERE ((log.context_hash IS NOT NULL) AND (log.seq >= COALESCE((
         CASE
             WHEN (COALESCE((writer.user_id)::text, owner.topic) IS NULL) THEN 0
             ELSE NULL::integer
         END)::bigint, writer.done_seq, owner.done_seq, (log.seq + 1))))
   ORDER BY log.seq
  LIMIT 1);
END;


--
-- Name: FUNCTION verify_erasures(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.verify_erasures() IS 'For verify: an erasure that the log does not bear out, and the first row of which something was erased that
belongs to none.';


--
-- Name: verify_history(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.verify_history() RETURNS SETOF change.finding
    LANGUAGE sql STABLE ROWS 1
    SET work_mem TO '64MB'
    BEGIN ATOMIC
 WITH told AS (
          SELECT log_1.seq,
             log_1.logged_at,
             log_1.table_name,
             log_1.row_id,
             log_1.version,
             log_1.op,
             sha256(convert_to((log_1.before)::text, 'UTF8'::name)) AS before,
             sha256(convert_to((log_1.after)::text, 'UTF8'::name)) AS after
            FROM change.log log_1
          OFFSET 0
         ), story AS (
          SELECT told.seq,
             told.logged_at,
             told.table_name,
             told.row_id,
             told.version,
             told.op,
             told.before,
             told.after,
             lag(told.version) OVER one AS last_version,
             lag(told.op) OVER one AS last_op,
             lag(told.seq) OVER one AS last_seq,
             lag(told.logged_at) OVER one AS last_logged_at,
             lag(told.after) OVER one AS last_after
            FROM told
           WINDOW one AS (PARTITION BY told.table_name, told.row_id ORDER BY told.seq)
         ), strange AS MATERIALIZED (
          SELECT story.seq,
             story.logged_at,
             story.table_name,
             story.row_id,
             story.version,
             story.op,
             story.before,
             story.after,
             story.last_version,
             story.last_op,
             story.last_seq,
             story.last_logged_at,
             story.last_after
            FROM story
           WHERE ((story.last_op <> 'purge'::text) AND ((story.version <> (story.last_version + 1)) OR (story.before <> story.last_after)))
         )
  SELECT feed."position",
     strange.seq,
     strange.table_name,
     strange.row_id,
         CASE
             WHEN (strange.version = (strange.last_version + 1)) THEN 'unlogged'::text
             WHEN (strange.version > strange.last_version) THEN 'deleted'::text
             ELSE 'inserted'::text
         END AS "case",
         CASE
             WHEN (strange.version = (strange.last_version + 1)) THEN format('version %s begins with another row than version %s left'::text, strange.version, strange.last_version)
             ELSE format('version %s follows version %s'::text, strange.version, strange.last_version)
         END AS format
    FROM (((((strange
      LEFT JOIN change.feed ON ((feed.seq = strange.seq)))
      LEFT JOIN change.feed last_feed ON ((last_feed.seq = strange.last_seq)))
      LEFT JOIN change.log ON (((log.seq = strange.seq) AND (log.logged_at = strange.logged_at))))
      LEFT JOIN change.log last ON (((last.seq = strange.last_seq) AND (last.logged_at = strange.last_logged_at))))
      CROSS JOIN change.sequencer)
   WHERE
         CASE
             WHEN (strange.version > (strange.last_version + 1)) THEN ((last_feed."position" IS NULL) OR (last_feed."position" > sequencer.floor))
             WHEN (strange.version = (strange.last_version + 1)) THEN (NOT change.is_same_image(strange.table_name, log.before, last.after))
             ELSE true
         END
   ORDER BY feed."position", strange.seq
  LIMIT 1;
END;


--
-- Name: FUNCTION verify_history(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.verify_history() IS 'For verify: the first log row that does not continue its row''s story, if there is one.';


--
-- Name: verify_live(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.verify_live() RETURNS SETOF change.finding
    LANGUAGE plpgsql STABLE ROWS 1
    SET search_path TO ''
    SET work_mem TO '64MB'
    SET "TimeZone" TO 'UTC'
    AS $_$
declare
    v_tables constant text := (
        select string_agg(
            format(
                $sql$
                    select
                        newest.position, newest.seq, %1$L::text, coalesce(live.id, newest.row_id), 'unlogged',
                        case
                            when newest.seq is null then 'the row is not in the log'
                            when live.id is null then 'the row is gone without a log row'
                            when newest.op = 'purge' then 'the row is there, the log says it is gone'
                            else format('the row is not what its version %%s left', newest.version)
                        end
                    from api.%1$I as live
                    full join (select * from newest where newest.table_name = %1$L) as newest
                        on newest.row_id = live.id
                    where case
                        when newest.seq is null then true
                        when live.id is null then newest.op <> 'purge'
                        when newest.op = 'purge' then true
                        else to_jsonb(live) - %2$L::text[] <> newest.after
                            and not change.is_same_image(%1$L, to_jsonb(live) - %2$L::text[], newest.after)
                    end
                $sql$,
                t.table_name, t.redacted
            ),
            ' union all '
        )
        from change.tracked_tables as t
    );
begin
    -- @plpgsql_check_options: security_warnings = false
    -- It cannot see that every name in v_tables has been through format.
    return query execute
        'with newest as materialized ('
        '    select feed.position, log.* from ('
        '        select max(log.seq) as seq from change.log as log group by log.table_name, log.row_id'
        '    ) as last'
        '    join change.log as log on log.seq = last.seq'
        '    left join change.feed as feed on feed.seq = log.seq'
        ') '
        'select distinct on (3) found.* from (' || v_tables || ') as found order by 3, 1 nulls last, 4';
end
$_$;


--
-- Name: FUNCTION verify_live(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.verify_live() IS 'For verify: of each tracked table the first row that is not what its newest log row left: changed with
triggers off. Columns that the log row does not have (redacted, or added since) are not compared.';


--
-- Name: verify_numbering(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.verify_numbering() RETURNS SETOF change.finding
    LANGUAGE sql STABLE ROWS 1
    SET work_mem TO '64MB'
    BEGIN ATOMIC
 SELECT NULL::bigint AS int8,
     log.seq,
     log.table_name,
     log.row_id,
     'inserted'::text,
     format('the sequencer has been past transaction %s and has not seen it'::text, log.tx_id) AS format
    FROM (change.log
      CROSS JOIN change.sequencer)
   WHERE ((NOT (EXISTS ( SELECT
            FROM change.feed
           WHERE (feed.seq = log.seq)))) AND pg_visible_in_snapshot(log.tx_id, sequencer.snapshot))
   ORDER BY log.seq
  LIMIT 1;
END;


--
-- Name: FUNCTION verify_numbering(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.verify_numbering() IS 'For verify: the first log row without a position that ought to have one, if there is one: put in later, as
of an earlier transaction.';


--
-- Name: verify_retired(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.verify_retired() RETURNS SETOF change.finding
    LANGUAGE sql STABLE ROWS 1
    BEGIN ATOMIC
 SELECT lower(retired.positions) AS lower,
     NULL::bigint AS int8,
     'retired'::text,
     retired.id,
     'unlogged'::text,
     format('the log does not say that %s was retired, with %s'::text, retired.month, retired.positions) AS format
    FROM change.retired
   WHERE (NOT (EXISTS ( SELECT
            FROM change.log
           WHERE ((log.table_name = 'retired'::text) AND (log.row_id = retired.id) AND (jsonb_populate_record(NULL::change.retired, log.after) *= retired.*)))))
   ORDER BY retired.month
  LIMIT 1;
END;


--
-- Name: FUNCTION verify_retired(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.verify_retired() IS 'For verify: a retirement that is not in the log, if there is one: a deletion passed off as one.';


--
-- Name: verify_rows(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.verify_rows() RETURNS SETOF change.finding
    LANGUAGE plpgsql STABLE ROWS 1
    SET search_path TO ''
    SET work_mem TO '64MB'
    AS $$
declare
    v_retired constant int8multirange := (
        select coalesce(range_agg(retired.positions), '{}') from change.retired
    );
    v_expected bigint;
    v_present bigint;
    v_position bigint;
    v_leaves bytea;
begin
    v_expected := (
        select count(*) from change.tree_nodes as leaf
        where leaf.level = 0 and not v_retired @> leaf.index + 1
    );
    select
        count(*) filter (where not v_retired @> feed.position),
        min(feed.position) filter (where change.leaf_hash(feed.position, log, feed.audience) <> leaf.hash)
    into v_present, v_position
    from change.tree_nodes as leaf
    join change.feed on feed.position = leaf.index + 1
    join change.log on log.seq = feed.seq and log.logged_at = feed.logged_at
    where leaf.level = 0;

    if v_present <> v_expected then
        v_position := least(
            v_position,
            (
                select min(leaf.index) + 1
                from change.tree_nodes as leaf
                left join change.feed on feed.position = leaf.index + 1
                left join change.log on log.seq = feed.seq and log.logged_at = feed.logged_at
                where leaf.level = 0 and log.seq is null and not v_retired @> leaf.index + 1
            )
        );
    end if;
    if v_position is null then
        return;
    end if;

    select string_agg(substr(leaf.hash, 1, 8), '' order by leaf.index) into v_leaves
    from change.tree_nodes as leaf
    where leaf.level = 0;
    return next change.break_at(v_position, 1, v_leaves);
end
$$;


--
-- Name: FUNCTION verify_rows(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.verify_rows() IS 'For verify: the first sealed row that is not the one that was sealed, if there is one.';


--
-- Name: verify_tree(); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.verify_tree() RETURNS SETOF change.finding
    LANGUAGE sql STABLE ROWS 1
    SET work_mem TO '64MB'
    BEGIN ATOMIC
( SELECT ((COALESCE(child.index, node.index) << COALESCE(child.level, node.level)) + 1),
     NULL::bigint AS int8,
     NULL::text AS text,
     NULL::uuid AS uuid,
     'tree damaged'::text,
     format('level=%s index=%s'::text, COALESCE(child.level, node.level), COALESCE(child.index, node.index)) AS format
    FROM (( SELECT (l.level + 1) AS level,
             (l.index / 2) AS index,
             change.node_hash(l.hash, r.hash) AS hash
            FROM (change.tree_nodes l
              JOIN change.tree_nodes r ON (((r.level = l.level) AND (r.index = (l.index + 1)))))
           WHERE ((l.index % (2)::bigint) = 0)) child
      FULL JOIN ( SELECT tree_nodes.level,
             tree_nodes.index,
             tree_nodes.hash
            FROM change.tree_nodes
           WHERE (tree_nodes.level > 0)) node ON (((node.level = child.level) AND (node.index = child.index))))
   WHERE (child.hash IS DISTINCT FROM node.hash)
   ORDER BY COALESCE(child.level, node.level), ((COALESCE(child.index, node.index) << COALESCE(child.level, node.level)) + 1)
  LIMIT 1)
 UNION ALL
  SELECT min((leaf.should + 1)) AS min,
     NULL::bigint,
     NULL::text,
     NULL::uuid,
     'tree damaged'::text,
     'a leaf is missing'::text
    FROM ( SELECT tree_nodes.index,
             (row_number() OVER (ORDER BY tree_nodes.index) - 1) AS should
            FROM change.tree_nodes
           WHERE (tree_nodes.level = 0)) leaf
   WHERE (leaf.index <> leaf.should)
  HAVING (count(*) > 0)
 UNION ALL
 ( SELECT seals.tree_size,
     NULL::bigint,
     NULL::text,
     NULL::uuid,
     'seal changed'::text,
     format('the rows up to here do not give the root that was sealed at %s'::text, seals.sealed_at) AS format
    FROM change.seals
   WHERE (change.subtree_hash(seals.tree_size) IS DISTINCT FROM seals.root)
   ORDER BY seals.tree_size
  LIMIT 1);
END;


--
-- Name: FUNCTION verify_tree(); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.verify_tree() IS 'For verify: the first node that is not the hash of its children, the first leaf that is missing, and the
first seal that is not of this tree.';


--
-- Name: verify(jsonb); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.verify(anchors jsonb DEFAULT NULL::jsonb) RETURNS SETOF change.finding
    LANGUAGE sql STABLE ROWS 1
    BEGIN ATOMIC
 SELECT found."position",
     found.seq,
     found.table_name,
     found.row_id,
     found.finding,
     found.details
    FROM ( SELECT 1 AS rank,
             rows."position",
             rows.seq,
             rows.table_name,
             rows.row_id,
             rows.finding,
             rows.details
            FROM change.verify_rows() rows("position", seq, table_name, row_id, finding, details)
         UNION ALL
          SELECT 1,
             anchored."position",
             anchored.seq,
             anchored.table_name,
             anchored.row_id,
             anchored.finding,
             anchored.details
            FROM change.verify_anchors(verify.anchors) anchored("position", seq, table_name, row_id, finding, details)
         UNION ALL
          SELECT 2,
             tree."position",
             tree.seq,
             tree.table_name,
             tree.row_id,
             tree.finding,
             tree.details
            FROM change.verify_tree() tree("position", seq, table_name, row_id, finding, details)
         UNION ALL
          SELECT 2,
             numbering."position",
             numbering.seq,
             numbering.table_name,
             numbering.row_id,
             numbering.finding,
             numbering.details
            FROM change.verify_numbering() numbering("position", seq, table_name, row_id, finding, details)
         UNION ALL
          SELECT 2,
             history."position",
             history.seq,
             history.table_name,
             history.row_id,
             history.finding,
             history.details
            FROM change.verify_history() history("position", seq, table_name, row_id, finding, details)
         UNION ALL
          SELECT 2,
             retired."position",
             retired.seq,
             retired.table_name,
             retired.row_id,
             retired.finding,
             retired.details
            FROM change.verify_retired() retired("position", seq, table_name, row_id, finding, details)
         UNION ALL
          SELECT 2,
             erasures."position",
             erasures.seq,
             erasures.table_name,
             erasures.row_id,
             erasures.finding,
             erasures.details
            FROM change.verify_erasures() erasures("position", seq, table_name, row_id, finding, details)
         UNION ALL
          SELECT 3,
             live."position",
             live.seq,
             live.table_name,
             live.row_id,
             live.finding,
             live.details
            FROM change.verify_live() live("position", seq, table_name, row_id, finding, details)) found
   ORDER BY found.rank, found."position", found.seq, found.table_name;
END;


--
-- Name: FUNCTION verify(anchors jsonb); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.verify(anchors jsonb) IS 'Verifies the whole log, against exported anchors if given. No row: nothing was found. Otherwise the first
row that is not what was sealed or anchored comes first, then what is wrong with the tree and with the story
that the rows tell, then tracked rows that were changed without the log. Nobody''s but the owner''s and
superusers''.';


--
-- Name: write_fields(text, uuid, jsonb); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.write_fields(table_name text, id uuid, fields jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $_$
declare
    v_columns text;
    v_row jsonb;
begin
    select string_agg(quote_ident(key), ', ') into v_columns from jsonb_object_keys(fields) as key;

    -- @plpgsql_check_options: security_warnings = false
    -- It cannot see that every name in v_columns has been through quote_ident.
    execute format(
        'update api.%1$I as live set (%2$s) = '
        '(select %2$s from jsonb_populate_record(null::api.%1$I, $1)) '
        'where live.id = $2 returning to_jsonb(live)',
        table_name, v_columns
    ) into v_row using fields, id;
    return v_row;
end
$_$;


--
-- Name: FUNCTION write_fields(table_name text, id uuid, fields jsonb); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.write_fields(table_name text, id uuid, fields jsonb) IS 'For push: updates these fields of a row under the caller''s own rights, and returns the row.';


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
-- Name: fail(text, text, text, text); Type: FUNCTION; Schema: core; Owner: -
--

CREATE FUNCTION core.fail(code text, details text DEFAULT NULL::text, hint text DEFAULT NULL::text, challenge text DEFAULT NULL::text) RETURNS void
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
                when 401 then jsonb_build_object(
                    'WWW-Authenticate', coalesce(fail.challenge, 'Bearer error="invalid_token"')
                )
                -- details: retry_after=<seconds>.
                when 429 then jsonb_build_object('Retry-After', substring(fail.details from '[0-9]+'))
                else '{}'
            end
        )::text;
end
$$;


--
-- Name: FUNCTION fail(code text, details text, hint text, challenge text); Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON FUNCTION core.fail(code text, details text, hint text, challenge text) IS 'Raises the error of this code from core.error_codes; details carry the values, hint replaces that of the
catalog, challenge the WWW-Authenticate of a 401.';


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
declare
    v_org api.organizations;
begin
    -- Who leaves takes no promotion along, and nobody is brought back unasked.
    if new.deleted_at is not null then
        new.role := old.role;
    elsif old.deleted_at is not null and core.current_user_id() is not null then
        perform core.fail('NOT_RESTORABLE', hint => 'Invite the person anew.');
    end if;

    -- For members only: to others the policies say no, with the same words for an organization that is
    -- not theirs and for none. Who comes in is not yet a member.
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
        -- All go with their organization.
        select * into v_org
        from api.organizations
        where organizations.id = new.org_id and organizations.deleted_at is null;
        if not found then
            return new;
        end if;
        -- Two owners who leave at once are judged one after the other. No lock of the organization: who
        -- deletes it holds that one and waits for this membership.
        perform pg_advisory_xact_lock(hashtextextended('owners of ' || new.org_id, 0));
        if not exists (
            select from api.memberships as other
            where other.org_id = new.org_id
                and other.id <> new.id
                and other.role = 'owner'
                and other.deleted_at is null
        ) then
            perform core.fail('LAST_OWNER');
        end if;
        if v_org.personal_user_id = new.user_id then
            perform core.fail('PERSONAL_ORGANIZATION', 'org_id=' || new.org_id);
        end if;
    end if;
    return new;
end
$$;


--
-- Name: FUNCTION guard_memberships(); Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON FUNCTION core.guard_memberships() IS 'Row trigger: only owners make, change and remove owners, the last one stays, and so does everybody in their
own personal organization. Nobody is brought back unasked.
Raises OWNER_PROTECTED (403), LAST_OWNER and PERSONAL_ORGANIZATION (409), NOT_RESTORABLE (422).';


--
-- Name: is_fully_signed_in(); Type: FUNCTION; Schema: core; Owner: -
--

CREATE FUNCTION core.is_fully_signed_in() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT COALESCE(((((NULLIF(current_setting('request.jwt.claims'::text, true), ''::text))::json -> 'amr'::text))::jsonb <> '["pin"]'::jsonb), true) AS "coalesce";
END;


--
-- Name: FUNCTION is_fully_signed_in(); Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON FUNCTION core.is_fully_signed_in() IS 'Whether more than a PIN vouches for the caller (the claim amr): what money and management take.';


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
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    if require_permission.org_id = any (core.orgs_with(require_permission.permission)) then
        return;
    end if;
    if require_permission.org_id = any (core.orgs_with('org.read')) then
        perform from api.memberships
        join core.role_permissions as granted on granted.role = memberships.role
        where memberships.org_id = require_permission.org_id
            and memberships.user_id = core.current_user_id()
            and memberships.deleted_at is null
            and granted.permission = require_permission.permission
            and not core.is_fully_signed_in();
        if found then
            perform core.fail(
                'STEP_UP_REQUIRED', 'permission=' || require_permission.permission,
                challenge => 'Bearer error="insufficient_user_authentication"'
            );
        end if;
        perform core.fail('PERMISSION_DENIED', 'permission=' || require_permission.permission);
    end if;
    perform core.fail('NOT_FOUND', 'org_id=' || coalesce(require_permission.org_id::text, 'null'));
end
$$;


--
-- Name: FUNCTION require_permission(org_id uuid, permission text); Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON FUNCTION core.require_permission(org_id uuid, permission text) IS 'For functions of the API: the caller has this permission in this organization.
Raises PERMISSION_DENIED (403), STEP_UP_REQUIRED (401) where only a full sign-in is missing, and NOT_FOUND
(404) for an organization that he is no member of.';


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
-- Name: procrastinate_defer_jobs_v1(queue.procrastinate_job_to_defer_v1[]); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.procrastinate_defer_jobs_v1(jobs queue.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    SET search_path TO 'queue', 'pg_temp'
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;


--
-- Name: enqueue(uuid); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.enqueue(message_id uuid) RETURNS void
    LANGUAGE sql
    BEGIN ATOMIC
 SELECT queue.procrastinate_defer_jobs_v1(ARRAY[ROW('mail'::character varying, 'send_mail'::character varying, 0, NULL::text, NULL::text, jsonb_build_object('message_id', message_id), NULL::timestamp with time zone)::queue.procrastinate_job_to_defer_v1]) AS procrastinate_defer_jobs_v1;
END;


--
-- Name: FUNCTION enqueue(message_id uuid); Type: COMMENT; Schema: mail; Owner: -
--

COMMENT ON FUNCTION mail.enqueue(message_id uuid) IS 'Has the outbox send this mail once the transaction is committed; for functions of mail.';


--
-- Name: messages; Type: TABLE; Schema: mail; Owner: -
--

CREATE TABLE mail.messages (
    id uuid DEFAULT core.uuid_v7() NOT NULL,
    template text NOT NULL,
    email text NOT NULL,
    user_id uuid,
    language text DEFAULT 'en'::text NOT NULL,
    data jsonb DEFAULT '{}'::jsonb NOT NULL,
    token_id uuid,
    state text DEFAULT 'queued'::text NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    last_error text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    settled_at timestamp with time zone,
    CONSTRAINT messages_data_small_check CHECK (((jsonb_typeof(data) = 'object'::text) AND (octet_length((data)::text) <= 4000))),
    CONSTRAINT messages_email_form_check CHECK (((email ~ '^[^[:space:][:cntrl:]@]+@[^[:space:][:cntrl:]@]+$'::text) AND (octet_length(email) <= 254))),
    CONSTRAINT messages_settled_at_check CHECK (((settled_at IS NULL) = (state = 'queued'::text))),
    CONSTRAINT messages_state_known_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'parked'::text, 'withheld'::text]))),
    CONSTRAINT messages_template_known_check CHECK ((template = ANY (ARRAY['verify_email'::text, 'reset_password'::text, 'invitation'::text, 'new_device'::text, 'session_reused'::text, 'password_changed'::text, 'email_changed'::text, 'account_exists'::text, 'second_factor_enabled'::text, 'second_factor_disabled'::text, 'recovery_codes_low'::text, 'pin_changed'::text, 'identity_linked'::text, 'identity_unlinked'::text, 'account_deleted'::text])))
);


--
-- Name: TABLE messages; Type: COMMENT; Schema: mail; Owner: -
--

COMMENT ON TABLE mail.messages IS 'Every mail that is to be sent or was sent lately; written in the transaction of its cause.';


--
-- Name: COLUMN messages.template; Type: COMMENT; Schema: mail; Owner: -
--

COMMENT ON COLUMN mail.messages.template IS 'What it says: a folder of auth-bridge/auth_bridge/mails.';


--
-- Name: COLUMN messages.language; Type: COMMENT; Schema: mail; Owner: -
--

COMMENT ON COLUMN mail.messages.language IS 'BCP 47 language of the person when it was written.';


--
-- Name: COLUMN messages.data; Type: COMMENT; Schema: mail; Owner: -
--

COMMENT ON COLUMN mail.messages.data IS 'Values for the template; never a secret.';


--
-- Name: COLUMN messages.token_id; Type: COMMENT; Schema: mail; Owner: -
--

COMMENT ON COLUMN mail.messages.token_id IS 'The auth.one_time_tokens row whose token stands in it; the token is made when it is sent.';


--
-- Name: COLUMN messages.state; Type: COMMENT; Schema: mail; Owner: -
--

COMMENT ON COLUMN mail.messages.state IS 'queued; sent; parked (given up, for an operator to look at); withheld (its token is no longer good).';


--
-- Name: COLUMN messages.attempts; Type: COMMENT; Schema: mail; Owner: -
--

COMMENT ON COLUMN mail.messages.attempts IS 'How often sending has begun.';


--
-- Name: COLUMN messages.last_error; Type: COMMENT; Schema: mail; Owner: -
--

COMMENT ON COLUMN mail.messages.last_error IS 'Why the last attempt failed, or why it was withheld.';


--
-- Name: COLUMN messages.settled_at; Type: COMMENT; Schema: mail; Owner: -
--

COMMENT ON COLUMN mail.messages.settled_at IS 'When it was sent, parked or withheld; null while it is queued.';


--
-- Name: prune(); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.prune() RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 WITH pruned AS (
          DELETE FROM mail.messages
           WHERE (messages.settled_at < (now() -
                 CASE messages.state
                     WHEN 'withheld'::text THEN '1 day'::interval
                     WHEN 'parked'::text THEN '90 days'::interval
                     ELSE '30 days'::interval
                 END))
           RETURNING messages.id
         )
  SELECT count(*) AS count
    FROM pruned;
END;


--
-- Name: FUNCTION prune(); Type: COMMENT; Schema: mail; Owner: -
--

COMMENT ON FUNCTION mail.prune() IS 'Forgets mails that were sent 30 days ago, parked 90 days ago or withheld yesterday; returns how many.';


--
-- Name: procrastinate_retry_job_v2(bigint, timestamp with time zone, integer, character varying, character varying); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'queue', 'pg_temp'
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;


--
-- Name: procrastinate_events; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type queue.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);


--
-- Name: procrastinate_jobs; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    priority integer DEFAULT 0 NOT NULL,
    lock text,
    queueing_lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status queue.procrastinate_job_status DEFAULT 'todo'::queue.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::queue.procrastinate_job_status) AND (abort_requested = true))))
);


--
-- Name: procrastinate_workers; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: recover(interval, interval); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.recover(silence interval DEFAULT '00:00:30'::interval, longest interval DEFAULT '00:10:00'::interval) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 WITH stalled AS (
          SELECT jobs.id
            FROM (queue.procrastinate_jobs jobs
              LEFT JOIN queue.procrastinate_workers workers ON ((workers.id = jobs.worker_id)))
           WHERE ((jobs.status = 'doing'::queue.procrastinate_job_status) AND ((jobs.queue_name)::text = 'mail'::text) AND ((workers.id IS NULL) OR (workers.last_heartbeat < (now() - recover.silence)) OR (NOT (EXISTS ( SELECT
                    FROM queue.procrastinate_events events
                   WHERE ((events.job_id = jobs.id) AND (events.type = 'started'::queue.procrastinate_job_event_type) AND (events.at > (now() - recover.longest))))))))
          FOR NO KEY UPDATE OF jobs SKIP LOCKED
         ), retried AS (
          SELECT queue.procrastinate_retry_job_v2(stalled.id, now(), NULL::integer, NULL::character varying, NULL::character varying) AS procrastinate_retry_job_v2
            FROM stalled
         )
  SELECT count(*) AS count
    FROM retried;
END;


--
-- Name: FUNCTION recover(silence interval, longest interval); Type: COMMENT; Schema: mail; Owner: -
--

COMMENT ON FUNCTION mail.recover(silence interval, longest interval) IS 'Has mails sent whose outbox was silent for so long, or which it began to send so long ago; returns how
many.';


--
-- Name: retry(uuid); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.retry(message_id uuid) RETURNS boolean
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
    update mail.messages
    set state = 'queued', attempts = 0, settled_at = null
    where messages.id = retry.message_id and messages.state = 'parked';
    if not found then
        return false;
    end if;

    perform mail.enqueue(retry.message_id);
    return true;
end
$$;


--
-- Name: FUNCTION retry(message_id uuid); Type: COMMENT; Schema: mail; Owner: -
--

COMMENT ON FUNCTION mail.retry(message_id uuid) IS 'For operators: has a parked mail sent after all, with as many attempts as a new one; false if it is not
parked.';


--
-- Name: settle(uuid, text, text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.settle(message_id uuid, state text, error text DEFAULT NULL::text) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 UPDATE mail.messages SET state = settle.state, last_error = "left"(settle.error, 1000), settled_at =
         CASE
             WHEN (settle.state <> 'queued'::text) THEN now()
             ELSE NULL::timestamp with time zone
         END
   WHERE ((messages.id = settle.message_id) AND (messages.state = 'queued'::text));
END;


--
-- Name: FUNCTION settle(message_id uuid, state text, error text); Type: COMMENT; Schema: mail; Owner: -
--

COMMENT ON FUNCTION mail.settle(message_id uuid, state text, error text) IS 'How an attempt to send ended: sent, parked, withheld, or queued when it is to be tried again.';


--
-- Name: take(uuid); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.take(message_id uuid) RETURNS json
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 UPDATE mail.messages SET attempts = (messages.attempts + 1)
   WHERE ((messages.id = take.message_id) AND (messages.state = 'queued'::text))
   RETURNING json_build_object('id', messages.id, 'template', messages.template, 'email', messages.email, 'language', messages.language, 'data', messages.data, 'token_id', messages.token_id, 'attempts', messages.attempts, 'created_at', messages.created_at) AS json_build_object;
END;


--
-- Name: FUNCTION take(message_id uuid); Type: COMMENT; Schema: mail; Owner: -
--

COMMENT ON FUNCTION mail.take(message_id uuid) IS 'Begins an attempt to send a mail, and counts it; null if it is no longer to be sent.';


--
-- Name: procrastinate_cancel_job_v1(bigint, boolean, boolean); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    SET search_path TO 'queue', 'pg_temp'
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;


--
-- Name: procrastinate_defer_periodic_job_v2(character varying, character varying, character varying, character varying, integer, character varying, bigint, jsonb); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    SET search_path TO 'queue', 'pg_temp'
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;


--
-- Name: procrastinate_fetch_job_v2(character varying[], bigint); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS queue.procrastinate_jobs
    LANGUAGE plpgsql
    SET search_path TO 'queue', 'pg_temp'
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;


--
-- Name: procrastinate_finish_job_v1(bigint, queue.procrastinate_job_status, boolean); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.procrastinate_finish_job_v1(job_id bigint, end_status queue.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'queue', 'pg_temp'
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;


--
-- Name: procrastinate_notify_queue_abort_job_v1(); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'queue', 'pg_temp'
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;


--
-- Name: procrastinate_notify_queue_job_inserted_v1(); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'queue', 'pg_temp'
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;


--
-- Name: procrastinate_prune_stalled_workers_v1(double precision); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    SET search_path TO 'queue', 'pg_temp'
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;


--
-- Name: procrastinate_register_worker_v1(); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    SET search_path TO 'queue', 'pg_temp'
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;


--
-- Name: procrastinate_retry_job_v1(bigint, timestamp with time zone, integer, character varying, character varying); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'queue', 'pg_temp'
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;


--
-- Name: procrastinate_trigger_abort_requested_events_procedure_v1(); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'queue', 'pg_temp'
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;


--
-- Name: procrastinate_trigger_function_scheduled_events_v1(); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'queue', 'pg_temp'
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;


--
-- Name: procrastinate_trigger_function_status_events_insert_v1(); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'queue', 'pg_temp'
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;


--
-- Name: procrastinate_trigger_function_status_events_update_v1(); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'queue', 'pg_temp'
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;


--
-- Name: procrastinate_unlink_periodic_defers_v1(); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'queue', 'pg_temp'
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;


--
-- Name: procrastinate_unregister_worker_v1(bigint); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'queue', 'pg_temp'
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;


--
-- Name: procrastinate_update_heartbeat_v1(bigint); Type: FUNCTION; Schema: queue; Owner: -
--

CREATE FUNCTION queue.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'queue', 'pg_temp'
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;


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
-- Name: import_local_cost(change.local_import); Type: FUNCTION; Schema: tour; Owner: -
--

CREATE FUNCTION tour.import_local_cost(given change.local_import) RETURNS change.local_verdict
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_said constant text[] := given.said;
    v_word constant text := tour.import_field(given.data, 'kind');
    v_kind constant text := tour.local_cost_kind(v_word);
    v_amount constant numeric := tour.import_field(given.data, 'amount', 'number')::numeric;
    v_currency text := upper(tour.import_field(given.data, 'currency'));
    -- A word that is no kind of ours is not lost.
    v_description constant text := concat_ws(
        ': ',
        case when v_kind = 'other' and lower(v_word) <> 'other' then v_word end,
        tour.import_field(given.data, 'description')
    );
    v_verdict change.local_verdict;
begin
    if v_amount is null then
        perform core.fail('INVALID_VALUE', 'amount=null');
    end if;

    if given.row_id is null then
        if v_currency is null then
            select finances.currency into v_currency
            from api.show_finances as finances
            where finances.show_id = given.parent_id and finances.deleted_at is null;
        end if;
        if v_currency is null then
            perform core.fail('INVALID_VALUE', 'currency=null');
        end if;
        insert into api.show_costs (show_id, kind, description, amount, currency)
        values (given.parent_id, v_kind, nullif(v_description, ''), v_amount, v_currency)
        returning 'created', show_costs.id into v_verdict.verdict, v_verdict.row_id;
        return v_verdict;
    end if;

    perform from api.show_costs
    where show_costs.id = given.row_id and show_costs.deleted_at is null
    for no key update;
    if not found then
        perform core.fail('ROW_DELETED', 'id=' || given.row_id);
    end if;
    update api.show_costs as costs
    set (kind, description, amount, currency) = (
        select new.kind, new.description, new.amount, new.currency
        from (values (
            case when 'kind' = any (v_said) then v_kind else costs.kind end,
            case
                when v_said && '{kind,description}' then nullif(v_description, '')
                else costs.description
            end,
            case when 'amount' = any (v_said) then v_amount else costs.amount end,
            case when 'currency' = any (v_said) then v_currency else costs.currency end
        )) as new (kind, description, amount, currency)
    )
    where costs.id = given.row_id
        and (
            'kind' = any (v_said) and costs.kind <> v_kind
            or v_said && '{kind,description}' and costs.description is distinct from nullif(v_description, '')
            or 'amount' = any (v_said) and costs.amount <> v_amount
            or 'currency' = any (v_said) and costs.currency <> v_currency
        );
    v_verdict.verdict := case when found then 'updated' else 'unchanged' end;
    v_verdict.row_id := given.row_id;
    return v_verdict;
end
$$;


--
-- Name: FUNCTION import_local_cost(given change.local_import); Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON FUNCTION tour.import_local_cost(given change.local_import) IS 'For import_local: one cost of a show that has been imported. Raises ROW_DELETED (409), INVALID_VALUE (422),
and what a write of these values raises.';


--
-- Name: import_local_show(change.local_import); Type: FUNCTION; Schema: tour; Owner: -
--

CREATE FUNCTION tour.import_local_show(given change.local_import) RETURNS change.local_verdict
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    v_place constant text[] :=
        '{venue,city,subdivision,country,country_code,latitude,longitude,time_zone}'::text[];
    v_said text[] := given.said;
    v_external_id text := given.key;
    v_data jsonb;
    v_imported tour.import_verdict;
    v_verdict change.local_verdict;
begin
    if given.row_id is not null then
        select coalesce(shows.external_id, given.key) into v_external_id
        from api.shows
        where shows.id = given.row_id and shows.deleted_at is null
        for no key update;
        if not found then
            perform core.fail('ROW_DELETED', 'id=' || given.row_id);
        end if;
        -- All that may be written, before anything is: who changes a cost holds it and wants the totals.
        perform from api.show_finances
        where show_finances.show_id = given.row_id
        for no key update;
        perform from api.show_costs
        where show_costs.show_id = given.row_id
        order by show_costs.id
        for no key update;
        update api.shows
        set external_id = v_external_id
        where shows.id = given.row_id and shows.external_id is null;
    end if;
    if not given.data ? 'currency' and given.data ?| '{fee,door_price}' then
        perform core.fail('INVALID_VALUE', 'currency=null');
    end if;

    -- A place is one thing: half of it would be looked up as another venue.
    if v_said && v_place then
        v_said := v_said || v_place;
    end if;
    select jsonb_object_agg(field.key, field.value) into v_data
    from jsonb_each(
        given.data || jsonb_build_object('date', tour.local_date(given.data))
    ) as field
    where field.key = any (v_said);

    v_imported := tour.import_show(
        given.org_id,
        coalesce(v_data, '{}') || jsonb_build_object('external_id', v_external_id),
        1
    );
    v_verdict.verdict := replace(v_imported.verdict, 'inserted', 'created');
    v_verdict.row_id := v_imported.show_id;
    return v_verdict;
end
$$;


--
-- Name: FUNCTION import_local_show(given change.local_import); Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON FUNCTION tour.import_local_show(given change.local_import) IS 'For import_local: one show with its fee. Raises ROW_DELETED (409), INVALID_VALUE (422), and what import_show
raises.';


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
    if v_show_on is null and tour.import_field(data, 'external_id') is null then
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
    v_new.show_on := coalesce(v_show_on, v_old.show_on);
    v_new.tour_id := coalesce(tour.import_tour(import_show.org_id, data), v_old.tour_id);
    v_new.venue_id := coalesce(tour.import_venue(import_show.org_id, data, v_country), v_old.venue_id);
    v_new.name := coalesce(
        tour.import_field(data, 'name'), v_old.name, tour.import_field(data, 'venue'), v_city, v_show_on::text
    );
    if v_new.name is null then
        perform core.fail('INVALID_VALUE', 'name=null');
    end if;
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
-- Name: local_cost_kind(text); Type: FUNCTION; Schema: tour; Owner: -
--

CREATE FUNCTION tour.local_cost_kind(word text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN (given.word = ANY (ARRAY['sound'::text, 'light'::text, 'backline'::text, 'transport'::text, 'hotel'::text, 'catering'::text, 'crew'::text, 'security'::text, 'promotion'::text, 'venue'::text, 'insurance'::text, 'per_diem'::text])) THEN given.word
             WHEN (given.word = ANY (ARRAY['audio'::text, 'pa'::text])) THEN 'sound'::text
             WHEN (given.word = ANY (ARRAY['lights'::text, 'lighting'::text])) THEN 'light'::text
             WHEN (given.word = ANY (ARRAY['travel'::text, 'flight'::text, 'flights'::text, 'fuel'::text, 'gas'::text, 'train'::text, 'van'::text, 'bus'::text])) THEN 'transport'::text
             WHEN (given.word = ANY (ARRAY['hotels'::text, 'accommodation'::text, 'lodging'::text])) THEN 'hotel'::text
             WHEN (given.word = ANY (ARRAY['food'::text, 'meals'::text])) THEN 'catering'::text
             WHEN (given.word = ANY (ARRAY['staff'::text, 'labor'::text, 'labour'::text])) THEN 'crew'::text
             WHEN (given.word = ANY (ARRAY['marketing'::text, 'advertising'::text])) THEN 'promotion'::text
             WHEN (given.word = ANY (ARRAY['rent'::text, 'rental'::text])) THEN 'venue'::text
             WHEN (given.word = ANY (ARRAY['per_diems'::text, 'perdiem'::text])) THEN 'per_diem'::text
             ELSE 'other'::text
         END AS "case"
    FROM ( SELECT regexp_replace(lower(local_cost_kind.word), '[^a-z]+'::text, '_'::text, 'g'::text) AS regexp_replace) given(word);
END;


--
-- Name: FUNCTION local_cost_kind(word text); Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON FUNCTION tour.local_cost_kind(word text) IS 'The kind of cost that a word of an offline past means; other if none.';


--
-- Name: local_date(jsonb); Type: FUNCTION; Schema: tour; Owner: -
--

CREATE FUNCTION tour.local_date(data jsonb) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $_$
declare
    v_text constant text := tour.import_field(data, 'date');
    v_zone constant text := tour.import_field(data, 'time_zone');
begin
    if v_text ~ '^\d{4}-\d{2}-\d{2}T00:00(:00(\.0+)?)?Z?$' then
        return left(v_text, 10);
    end if;
    if v_text ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$'
        and v_zone is not null
        and core.is_time_zone(v_zone)
    then
        return to_char(v_text::timestamptz at time zone v_zone, 'YYYY-MM-DD');
    end if;
    return v_text;
exception
    when data_exception then
        return v_text;
end
$_$;


--
-- Name: FUNCTION local_date(data jsonb); Type: COMMENT; Schema: tour; Owner: -
--

COMMENT ON FUNCTION tour.local_date(data jsonb) IS 'The date of an imported show, of an instant the date in its time zone; as it is where that cannot be told.';


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
-- Name: preferences; Type: TABLE; Schema: api; Owner: -
--

CREATE TABLE api.preferences (
    id uuid DEFAULT core.uuid_v7() NOT NULL,
    user_id uuid NOT NULL,
    muted_by_email text[] DEFAULT '{}'::text[] NOT NULL,
    muted_by_push text[] DEFAULT '{}'::text[] NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by uuid,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_by uuid,
    deleted_at timestamp with time zone,
    CONSTRAINT preferences_muted_by_email_form_check CHECK (((muted_by_email = '{}'::text[]) OR ((array_to_string(muted_by_email, ','::text, '-'::text) ~ '^[a-z][a-z_]{0,49}(,[a-z][a-z_]{0,49})*$'::text) AND (cardinality(muted_by_email) <= 100)))),
    CONSTRAINT preferences_muted_by_push_form_check CHECK (((muted_by_push = '{}'::text[]) OR ((array_to_string(muted_by_push, ','::text, '-'::text) ~ '^[a-z][a-z_]{0,49}(,[a-z][a-z_]{0,49})*$'::text) AND (cardinality(muted_by_push) <= 100))))
);


--
-- Name: TABLE preferences; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON TABLE api.preferences IS 'What a person wants to be told, and how: one row a person, made at sign-up, which nobody else sees.';


--
-- Name: COLUMN preferences.user_id; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.preferences.user_id IS 'The person.';


--
-- Name: COLUMN preferences.muted_by_email; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.preferences.muted_by_email IS 'Kinds of notification that this person does not want by mail, such as invitation. Mails about the safety of
the account are always sent.';


--
-- Name: COLUMN preferences.muted_by_push; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.preferences.muted_by_push IS 'Kinds of notification that this person does not want pushed to their devices.';


--
-- Name: COLUMN preferences.version; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.preferences.version IS 'Counts the changes of this row. Send the one you read with a PATCH: a stale one is refused.';


--
-- Name: COLUMN preferences.created_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.preferences.created_at IS 'When this row was made.';


--
-- Name: COLUMN preferences.created_by; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.preferences.created_by IS 'The person who made it.';


--
-- Name: COLUMN preferences.updated_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.preferences.updated_at IS 'When it was changed last.';


--
-- Name: COLUMN preferences.updated_by; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.preferences.updated_by IS 'The person who changed it last.';


--
-- Name: COLUMN preferences.deleted_at; Type: COMMENT; Schema: api; Owner: -
--

COMMENT ON COLUMN api.preferences.deleted_at IS 'When it was deleted; such rows are not shown.';


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
-- Name: recovery_codes; Type: TABLE; Schema: auth; Owner: -
--

CREATE TABLE auth.recovery_codes (
    user_id uuid NOT NULL,
    code_hash bytea NOT NULL,
    CONSTRAINT recovery_codes_code_hash_sha256_check CHECK ((octet_length(code_hash) = 32))
);


--
-- Name: TABLE recovery_codes; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON TABLE auth.recovery_codes IS 'What lets a person in who has lost their authenticator app; each row once.';


--
-- Name: COLUMN recovery_codes.code_hash; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.recovery_codes.code_hash IS 'SHA-256 of the code, which is kept nowhere.';


--
-- Name: security_event_kinds; Type: TABLE; Schema: auth; Owner: -
--

CREATE TABLE auth.security_event_kinds (
    kind text NOT NULL,
    meaning text NOT NULL
);


--
-- Name: TABLE security_event_kinds; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON TABLE auth.security_event_kinds IS 'What can happen to an account.';


--
-- Name: COLUMN security_event_kinds.meaning; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.security_event_kinds.meaning IS 'What has happened, as its person is told.';


--
-- Name: totp_secrets; Type: TABLE; Schema: auth; Owner: -
--

CREATE TABLE auth.totp_secrets (
    user_id uuid NOT NULL,
    secret_ciphertext bytea NOT NULL,
    confirmed_at timestamp with time zone,
    last_step bigint DEFAULT 0 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT totp_secrets_secret_ciphertext_length_check CHECK (((octet_length(secret_ciphertext) >= 40) AND (octet_length(secret_ciphertext) <= 100)))
);


--
-- Name: TABLE totp_secrets; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON TABLE auth.totp_secrets IS 'The authenticator app of a person (TOTP, RFC 6238); who has a confirmed one signs in with two factors.';


--
-- Name: COLUMN totp_secrets.secret_ciphertext; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.totp_secrets.secret_ciphertext IS 'The secret that the app shares: nonce and ciphertext of AES-256-GCM, the person''s id as associated data.';


--
-- Name: COLUMN totp_secrets.confirmed_at; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.totp_secrets.confirmed_at IS 'When the app proved that it has the secret; null until then, which may take 15 minutes.';


--
-- Name: COLUMN totp_secrets.last_step; Type: COMMENT; Schema: auth; Owner: -
--

COMMENT ON COLUMN auth.totp_secrets.last_step IS 'The last half minute since 1970 whose code was used; that one and earlier ones are refused.';


--
-- Name: access_changes; Type: TABLE; Schema: change; Owner: -
--

CREATE TABLE change.access_changes (
    "position" bigint NOT NULL,
    user_id uuid NOT NULL,
    is_gain boolean NOT NULL,
    org_topic text NOT NULL,
    topics text[] NOT NULL,
    colleagues uuid[] NOT NULL
);


--
-- Name: TABLE access_changes; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON TABLE change.access_changes IS 'What a change of a membership gave its person or took, and with whom they come to share an organization,
or cease to.';


--
-- Name: COLUMN access_changes."position"; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.access_changes."position" IS 'The change of the membership.';


--
-- Name: COLUMN access_changes.user_id; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.access_changes.user_id IS 'The member.';


--
-- Name: COLUMN access_changes.is_gain; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.access_changes.is_gain IS 'Whether it gave; else it took.';


--
-- Name: COLUMN access_changes.org_topic; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.access_changes.org_topic IS 'The topic of the membership''s organization.';


--
-- Name: COLUMN access_changes.topics; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.access_changes.topics IS 'The topics that the member reads from here on, or no more.';


--
-- Name: COLUMN access_changes.colleagues; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.access_changes.colleagues IS 'Those whose profile the member reads from here on, or no more, as they read the member''s.';


--
-- Name: bell; Type: SEQUENCE; Schema: change; Owner: -
--

CREATE SEQUENCE change.bell
    START WITH 0
    INCREMENT BY 1
    MINVALUE 0
    NO MAXVALUE
    CACHE 1;


--
-- Name: feed_topics; Type: TABLE; Schema: change; Owner: -
--

CREATE TABLE change.feed_topics (
    topic text NOT NULL,
    "position" bigint NOT NULL
);


--
-- Name: TABLE feed_topics; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON TABLE change.feed_topics IS 'Which positions a topic reads.';


--
-- Name: COLUMN feed_topics.topic; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.feed_topics.topic IS 'Such as org:<id>.';


--
-- Name: COLUMN feed_topics."position"; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.feed_topics."position" IS 'A position of change.feed.';


--
-- Name: frames; Type: VIEW; Schema: change; Owner: -
--

CREATE VIEW change.frames WITH (security_invoker='true') AS
 SELECT feed."position",
    log.table_name,
    log.row_id,
    log.op,
        CASE
            WHEN (log.images_hash IS NULL) THEN (log.topics_before || feed.audience)
            ELSE NULL::text[]
        END AS topics_before,
        CASE
            WHEN (log.images_hash IS NULL) THEN (log.topics_after || feed.audience)
            ELSE NULL::text[]
        END AS topics_after,
    ((log.topics_before IS DISTINCT FROM log.topics_after) AND (log.op = 'update'::text)) AS moved,
    (json_build_object('type', 'change', 'position', feed."position", 'table', log.table_name, 'id', log.row_id, 'op', log.op, 'version', log.version, 'changed', ARRAY( SELECT f.key
           FROM jsonb_each(
                CASE log.op
                    WHEN 'update'::text THEN log.before
                    ELSE NULL::jsonb
                END) f(key, value)
          WHERE ((f.value IS DISTINCT FROM (log.after -> f.key)) AND (f.key <> ALL (ARRAY['version'::text, 'updated_at'::text, 'updated_by'::text])))
          ORDER BY f.key), 'row',
        CASE
            WHEN (log.op <> ALL (ARRAY['delete'::text, 'purge'::text])) THEN log.after
            ELSE NULL::jsonb
        END, 'topics', COALESCE(log.topics_after, log.topics_before), 'actor_id', log.actor_id, 'device_id', log.device_id, 'op_id', log.op_id, 'tx_id', (log.tx_id)::text, 'at', log.logged_at))::text AS change,
    (json_build_object('type', 'enter', 'position', feed."position", 'table', log.table_name, 'id', log.row_id, 'version', log.version, 'row', log.after, 'topics', log.topics_after))::text AS enter,
    (json_build_object('type', 'leave', 'position', feed."position", 'table', log.table_name, 'id', log.row_id, 'version', log.version))::text AS leave
   FROM (change.feed feed
     CROSS JOIN LATERAL ( SELECT found.seq,
            found.logged_at,
            found.tx_id,
            found.table_name,
            found.row_id,
            found.version,
            found.op,
            found.before,
            found.after,
            found.topics_before,
            found.topics_after,
            found.actor_id,
            found.session_id,
            found.device_id,
            found.source,
            found.op_id,
            found.request_id,
            found.ip,
            found.user_agent,
            found.salt,
            found.images_hash,
            found.context_hash
           FROM change.log found
          WHERE ((found.seq = feed.seq) AND (found.logged_at = feed.logged_at))
         OFFSET 0) log);


--
-- Name: VIEW frames; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON VIEW change.frames IS 'The feed as it is told: for each position who reads it, and what they read.';


--
-- Name: COLUMN frames."position"; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.frames."position" IS 'A position of change.feed.';


--
-- Name: COLUMN frames.table_name; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.frames.table_name IS 'The table of the row.';


--
-- Name: COLUMN frames.row_id; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.frames.row_id IS 'The row.';


--
-- Name: COLUMN frames.op; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.frames.op IS 'insert, update, delete, restore or purge.';


--
-- Name: COLUMN frames.topics_before; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.frames.topics_before IS 'Who could read the row before; null if it was not there.';


--
-- Name: COLUMN frames.topics_after; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.frames.topics_after IS 'Who may read it now; of a deleted row, who could; null: purged.';


--
-- Name: COLUMN frames.moved; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.frames.moved IS 'Whether the two differ.';


--
-- Name: COLUMN frames.change; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.frames.change IS 'The frame of who sees the row before and after, or its coming or going.';


--
-- Name: COLUMN frames.enter; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.frames.enter IS 'The frame of who sees it only after an update.';


--
-- Name: COLUMN frames.leave; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.frames.leave IS 'The frame of who saw it only before an update.';


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
    salt bytea DEFAULT uuid_send(gen_random_uuid()),
    images_hash bytea,
    context_hash bytea,
    CONSTRAINT log_context_erased_whole_check CHECK (((context_hash IS NULL) OR ((num_nonnulls(session_id, device_id, request_id, ip, user_agent) = 0) AND ((salt IS NULL) = (images_hash IS NOT NULL))))),
    CONSTRAINT log_images_erased_whole_check CHECK (((images_hash IS NULL) OR ((context_hash IS NOT NULL) AND (num_nonnulls(before, after, salt) = 0)))),
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
-- Name: merge_policies; Type: TABLE; Schema: change; Owner: -
--

CREATE TABLE change.merge_policies (
    table_name text NOT NULL,
    column_name text NOT NULL,
    policy text NOT NULL,
    CONSTRAINT merge_policies_policy_known_check CHECK ((policy = ANY (ARRAY['ask'::text, 'mine'::text, 'theirs'::text, 'latest'::text, 'sum'::text, 'union'::text])))
);


--
-- Name: TABLE merge_policies; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON TABLE change.merge_policies IS 'Who wins when two devices changed the same field differently.';


--
-- Name: COLUMN merge_policies.policy; Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON COLUMN change.merge_policies.policy IS 'ask: a person decides; mine: who arrives last; theirs: who arrived first; latest: the later edit; sum: both
differences count; union: what either added is in, what either removed is out.';


--
-- Name: operations_seq_seq; Type: SEQUENCE; Schema: change; Owner: -
--

ALTER TABLE change.operations ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME change.operations_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


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
-- Name: permissions; Type: TABLE; Schema: core; Owner: -
--

CREATE TABLE core.permissions (
    permission text NOT NULL,
    needs_full_sign_in boolean NOT NULL,
    CONSTRAINT permissions_permission_form_check CHECK ((permission ~ '^[a-z_]+\.[a-z]+$'::text))
);


--
-- Name: TABLE permissions; Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON TABLE core.permissions IS 'What there is to be allowed.';


--
-- Name: COLUMN permissions.permission; Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON COLUMN core.permissions.permission IS 'What a policy asks core.orgs_with for, such as show.read.';


--
-- Name: COLUMN permissions.needs_full_sign_in; Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON COLUMN core.permissions.needs_full_sign_in IS 'Whether a session that was opened by a PIN alone goes without it: all about money and management.';


--
-- Name: personal_data; Type: TABLE; Schema: core; Owner: -
--

CREATE TABLE core.personal_data (
    relation text NOT NULL,
    holder text NOT NULL,
    leaving text NOT NULL,
    cleared text[] DEFAULT '{}'::text[] NOT NULL,
    exported text[] DEFAULT '{}'::text[] NOT NULL,
    withheld text[] DEFAULT '{}'::text[] NOT NULL,
    reason text NOT NULL,
    CONSTRAINT personal_data_cleared_where_kept_check CHECK (((cleared = '{}'::text[]) OR (leaving = 'kept'::text))),
    CONSTRAINT personal_data_decided_once_check CHECK ((NOT (exported && withheld))),
    CONSTRAINT personal_data_leaving_known_check CHECK ((leaving = ANY (ARRAY['deleted'::text, 'kept'::text])))
);


--
-- Name: TABLE personal_data; Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON TABLE core.personal_data IS 'Where a person''s data stand, what becomes of them when the person leaves, and what the person gets to see.';


--
-- Name: COLUMN personal_data.relation; Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON COLUMN core.personal_data.relation IS 'Schema and table.';


--
-- Name: COLUMN personal_data.holder; Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON COLUMN core.personal_data.holder IS 'The column that says whose the row is: a uuid is a person''s id, a text an email address.';


--
-- Name: COLUMN personal_data.leaving; Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON COLUMN core.personal_data.leaving IS 'deleted: the row goes with the person; kept: it stays, with an id that leads to nobody any more.';


--
-- Name: COLUMN personal_data.cleared; Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON COLUMN core.personal_data.cleared IS 'Columns that become null in rows that are kept.';


--
-- Name: COLUMN personal_data.exported; Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON COLUMN core.personal_data.exported IS 'Columns that the person gets; none: not this table.';


--
-- Name: COLUMN personal_data.withheld; Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON COLUMN core.personal_data.withheld IS 'The other columns: secrets, and what is about others.';


--
-- Name: COLUMN personal_data.reason; Type: COMMENT; Schema: core; Owner: -
--

COMMENT ON COLUMN core.personal_data.reason IS 'Why so.';


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
-- Name: procrastinate_events_id_seq; Type: SEQUENCE; Schema: queue; Owner: -
--

CREATE SEQUENCE queue.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: procrastinate_events_id_seq; Type: SEQUENCE OWNED BY; Schema: queue; Owner: -
--

ALTER SEQUENCE queue.procrastinate_events_id_seq OWNED BY queue.procrastinate_events.id;


--
-- Name: procrastinate_jobs_id_seq; Type: SEQUENCE; Schema: queue; Owner: -
--

CREATE SEQUENCE queue.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: procrastinate_jobs_id_seq; Type: SEQUENCE OWNED BY; Schema: queue; Owner: -
--

ALTER SEQUENCE queue.procrastinate_jobs_id_seq OWNED BY queue.procrastinate_jobs.id;


--
-- Name: procrastinate_periodic_defers; Type: TABLE; Schema: queue; Owner: -
--

CREATE TABLE queue.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);


--
-- Name: procrastinate_periodic_defers_id_seq; Type: SEQUENCE; Schema: queue; Owner: -
--

CREATE SEQUENCE queue.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: procrastinate_periodic_defers_id_seq; Type: SEQUENCE OWNED BY; Schema: queue; Owner: -
--

ALTER SEQUENCE queue.procrastinate_periodic_defers_id_seq OWNED BY queue.procrastinate_periodic_defers.id;


--
-- Name: procrastinate_workers_id_seq; Type: SEQUENCE; Schema: queue; Owner: -
--

ALTER TABLE queue.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME queue.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


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
-- Name: procrastinate_events id; Type: DEFAULT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('queue.procrastinate_events_id_seq'::regclass);


--
-- Name: procrastinate_jobs id; Type: DEFAULT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('queue.procrastinate_jobs_id_seq'::regclass);


--
-- Name: procrastinate_periodic_defers id; Type: DEFAULT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('queue.procrastinate_periodic_defers_id_seq'::regclass);


--
-- Name: local_rows local_rows_pkey; Type: CONSTRAINT; Schema: change; Owner: -
--

ALTER TABLE ONLY change.local_rows
    ADD CONSTRAINT local_rows_pkey PRIMARY KEY (org_id, section, key);


--
-- Name: keep_local_row(uuid, text, text, uuid, jsonb); Type: FUNCTION; Schema: change; Owner: -
--

CREATE FUNCTION change.keep_local_row(org_id uuid, section text, key text, row_id uuid, digests jsonb) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 INSERT INTO change.local_rows AS known (org_id, section, key, row_id, digests)  SELECT keep_local_row.org_id AS org_id,
             keep_local_row.section AS section,
             keep_local_row.key AS key,
             keep_local_row.row_id AS row_id,
             keep_local_row.digests AS digests
           WHERE (keep_local_row.org_id = ANY (core.orgs_with('org.read'::text))) ON CONFLICT ON CONSTRAINT local_rows_pkey DO UPDATE SET row_id = excluded.row_id, digests = (known.digests || excluded.digests), imported_at = excluded.imported_at;
END;


--
-- Name: FUNCTION keep_local_row(org_id uuid, section text, key text, row_id uuid, digests jsonb); Type: COMMENT; Schema: change; Owner: -
--

COMMENT ON FUNCTION change.keep_local_row(org_id uuid, section text, key text, row_id uuid, digests jsonb) IS 'For import_local: remembers what a row has become.';


--
-- Name: conflicts conflicts_pkey; Type: CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.conflicts
    ADD CONSTRAINT conflicts_pkey PRIMARY KEY (id);


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
-- Name: invitations invitations_pkey; Type: CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.invitations
    ADD CONSTRAINT invitations_pkey PRIMARY KEY (id);


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
-- Name: preferences preferences_pkey; Type: CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.preferences
    ADD CONSTRAINT preferences_pkey PRIMARY KEY (id);


--
-- Name: preferences preferences_user_id_key; Type: CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.preferences
    ADD CONSTRAINT preferences_user_id_key UNIQUE (user_id);


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
-- Name: identities identities_issuer_subject_key; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.identities
    ADD CONSTRAINT identities_issuer_subject_key UNIQUE (issuer, subject);


--
-- Name: identities identities_pkey; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.identities
    ADD CONSTRAINT identities_pkey PRIMARY KEY (id);


--
-- Name: invitation_links invitation_links_invitation_id_key; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.invitation_links
    ADD CONSTRAINT invitation_links_invitation_id_key UNIQUE (invitation_id);


--
-- Name: invitation_links invitation_links_pkey; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.invitation_links
    ADD CONSTRAINT invitation_links_pkey PRIMARY KEY (token_hash);


--
-- Name: known_devices known_devices_pkey; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.known_devices
    ADD CONSTRAINT known_devices_pkey PRIMARY KEY (id);


--
-- Name: known_devices known_devices_user_id_token_hash_key; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.known_devices
    ADD CONSTRAINT known_devices_user_id_token_hash_key UNIQUE (user_id, token_hash);


--
-- Name: oauth_flows oauth_flows_code_hash_key; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.oauth_flows
    ADD CONSTRAINT oauth_flows_code_hash_key UNIQUE (code_hash);


--
-- Name: oauth_flows oauth_flows_pkey; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.oauth_flows
    ADD CONSTRAINT oauth_flows_pkey PRIMARY KEY (id);


--
-- Name: oauth_flows oauth_flows_state_hash_key; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.oauth_flows
    ADD CONSTRAINT oauth_flows_state_hash_key UNIQUE (state_hash);


--
-- Name: one_time_tokens one_time_tokens_pkey; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.one_time_tokens
    ADD CONSTRAINT one_time_tokens_pkey PRIMARY KEY (id);


--
-- Name: one_time_tokens one_time_tokens_token_hash_key; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.one_time_tokens
    ADD CONSTRAINT one_time_tokens_token_hash_key UNIQUE (token_hash);


--
-- Name: passwords passwords_pkey; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.passwords
    ADD CONSTRAINT passwords_pkey PRIMARY KEY (user_id);


--
-- Name: pins pins_pkey; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.pins
    ADD CONSTRAINT pins_pkey PRIMARY KEY (user_id);


--
-- Name: recovery_codes recovery_codes_pkey; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.recovery_codes
    ADD CONSTRAINT recovery_codes_pkey PRIMARY KEY (user_id, code_hash);


--
-- Name: refresh_tokens refresh_tokens_pkey; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.refresh_tokens
    ADD CONSTRAINT refresh_tokens_pkey PRIMARY KEY (token_hash);


--
-- Name: security_event_kinds security_event_kinds_pkey; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.security_event_kinds
    ADD CONSTRAINT security_event_kinds_pkey PRIMARY KEY (kind);


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
-- Name: throttle_limits throttle_limits_pkey; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.throttle_limits
    ADD CONSTRAINT throttle_limits_pkey PRIMARY KEY (kind);


--
-- Name: throttles throttles_pkey; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.throttles
    ADD CONSTRAINT throttles_pkey PRIMARY KEY (kind, key_hash);


--
-- Name: totp_secrets totp_secrets_pkey; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.totp_secrets
    ADD CONSTRAINT totp_secrets_pkey PRIMARY KEY (user_id);


--
-- Name: access_changes access_changes_pkey; Type: CONSTRAINT; Schema: change; Owner: -
--

ALTER TABLE ONLY change.access_changes
    ADD CONSTRAINT access_changes_pkey PRIMARY KEY (user_id, "position", is_gain);


--
-- Name: access access_pkey; Type: CONSTRAINT; Schema: change; Owner: -
--

ALTER TABLE ONLY change.access
    ADD CONSTRAINT access_pkey PRIMARY KEY (user_id, topic, since);


--
-- Name: erasures erasures_pkey; Type: CONSTRAINT; Schema: change; Owner: -
--

ALTER TABLE ONLY change.erasures
    ADD CONSTRAINT erasures_pkey PRIMARY KEY (id);


--
-- Name: erasures erasures_user_id_key; Type: CONSTRAINT; Schema: change; Owner: -
--

ALTER TABLE ONLY change.erasures
    ADD CONSTRAINT erasures_user_id_key UNIQUE (user_id);


--
-- Name: feed feed_pkey; Type: CONSTRAINT; Schema: change; Owner: -
--

ALTER TABLE ONLY change.feed
    ADD CONSTRAINT feed_pkey PRIMARY KEY ("position");


--
-- Name: feed feed_seq_key; Type: CONSTRAINT; Schema: change; Owner: -
--

ALTER TABLE ONLY change.feed
    ADD CONSTRAINT feed_seq_key UNIQUE (seq);


--
-- Name: feed_topics feed_topics_pkey; Type: CONSTRAINT; Schema: change; Owner: -
--

ALTER TABLE ONLY change.feed_topics
    ADD CONSTRAINT feed_topics_pkey PRIMARY KEY (topic, "position");


--
-- Name: local_importers local_importers_pkey; Type: CONSTRAINT; Schema: change; Owner: -
--

ALTER TABLE ONLY change.local_importers
    ADD CONSTRAINT local_importers_pkey PRIMARY KEY (section);


--
-- Name: merge_policies merge_policies_pkey; Type: CONSTRAINT; Schema: change; Owner: -
--

ALTER TABLE ONLY change.merge_policies
    ADD CONSTRAINT merge_policies_pkey PRIMARY KEY (table_name, column_name);


--
-- Name: operations operations_pkey; Type: CONSTRAINT; Schema: change; Owner: -
--

ALTER TABLE ONLY change.operations
    ADD CONSTRAINT operations_pkey PRIMARY KEY (user_id, op_id);


--
-- Name: presence presence_pkey; Type: CONSTRAINT; Schema: change; Owner: -
--

ALTER TABLE ONLY change.presence
    ADD CONSTRAINT presence_pkey PRIMARY KEY (connection_id, org_id);


--
-- Name: retired retired_month_key; Type: CONSTRAINT; Schema: change; Owner: -
--

ALTER TABLE ONLY change.retired
    ADD CONSTRAINT retired_month_key UNIQUE (month);


--
-- Name: retired retired_pkey; Type: CONSTRAINT; Schema: change; Owner: -
--

ALTER TABLE ONLY change.retired
    ADD CONSTRAINT retired_pkey PRIMARY KEY (id);


--
-- Name: seals seals_pkey; Type: CONSTRAINT; Schema: change; Owner: -
--

ALTER TABLE ONLY change.seals
    ADD CONSTRAINT seals_pkey PRIMARY KEY (tree_size);


--
-- Name: sequencer sequencer_pkey; Type: CONSTRAINT; Schema: change; Owner: -
--

ALTER TABLE ONLY change.sequencer
    ADD CONSTRAINT sequencer_pkey PRIMARY KEY (one);


--
-- Name: topic_permissions topic_permissions_pkey; Type: CONSTRAINT; Schema: change; Owner: -
--

ALTER TABLE ONLY change.topic_permissions
    ADD CONSTRAINT topic_permissions_pkey PRIMARY KEY (topic);


--
-- Name: tracked_tables tracked_tables_pkey; Type: CONSTRAINT; Schema: change; Owner: -
--

ALTER TABLE ONLY change.tracked_tables
    ADD CONSTRAINT tracked_tables_pkey PRIMARY KEY (table_name);


--
-- Name: tree_nodes tree_nodes_pkey; Type: CONSTRAINT; Schema: change; Owner: -
--

ALTER TABLE ONLY change.tree_nodes
    ADD CONSTRAINT tree_nodes_pkey PRIMARY KEY (level, index);


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
-- Name: permissions permissions_pkey; Type: CONSTRAINT; Schema: core; Owner: -
--

ALTER TABLE ONLY core.permissions
    ADD CONSTRAINT permissions_pkey PRIMARY KEY (permission);


--
-- Name: personal_data personal_data_pkey; Type: CONSTRAINT; Schema: core; Owner: -
--

ALTER TABLE ONLY core.personal_data
    ADD CONSTRAINT personal_data_pkey PRIMARY KEY (relation, holder);


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
-- Name: messages messages_pkey; Type: CONSTRAINT; Schema: mail; Owner: -
--

ALTER TABLE ONLY mail.messages
    ADD CONSTRAINT messages_pkey PRIMARY KEY (id);


--
-- Name: procrastinate_events procrastinate_events_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);


--
-- Name: procrastinate_jobs procrastinate_jobs_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);


--
-- Name: procrastinate_periodic_defers procrastinate_periodic_defers_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);


--
-- Name: procrastinate_periodic_defers procrastinate_periodic_defers_unique; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);


--
-- Name: procrastinate_workers procrastinate_workers_pkey; Type: CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);


--
-- Name: show_totals show_totals_show_id_currency_key; Type: CONSTRAINT; Schema: tour; Owner: -
--

ALTER TABLE ONLY tour.show_totals
    ADD CONSTRAINT show_totals_show_id_currency_key UNIQUE NULLS NOT DISTINCT (show_id, currency);


--
-- Name: conflicts_org_id_status_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX conflicts_org_id_status_idx ON api.conflicts USING btree (org_id, status);


--
-- Name: conflicts_row_id_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX conflicts_row_id_idx ON api.conflicts USING btree (row_id);


--
-- Name: invitations_email_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX invitations_email_idx ON api.invitations USING btree (email);


--
-- Name: invitations_invited_by_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX invitations_invited_by_idx ON api.invitations USING btree (invited_by);


--
-- Name: invitations_org_id_email_key; Type: INDEX; Schema: api; Owner: -
--

CREATE UNIQUE INDEX invitations_org_id_email_key ON api.invitations USING btree (org_id, email) WHERE ((used_count = 0) AND (deleted_at IS NULL));


--
-- Name: invitations_org_id_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX invitations_org_id_idx ON api.invitations USING btree (org_id);


--
-- Name: invitations_org_id_user_id_key; Type: INDEX; Schema: api; Owner: -
--

CREATE UNIQUE INDEX invitations_org_id_user_id_key ON api.invitations USING btree (org_id, user_id) WHERE ((used_count = 0) AND (deleted_at IS NULL));


--
-- Name: invitations_role_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX invitations_role_idx ON api.invitations USING btree (role);


--
-- Name: invitations_user_id_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX invitations_user_id_idx ON api.invitations USING btree (user_id);


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
-- Name: users_username_prefix_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX users_username_prefix_idx ON api.users USING btree (username text_pattern_ops) WHERE (is_searchable AND (status = 'active'::text) AND (deleted_at IS NULL));


--
-- Name: venues_country_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX venues_country_idx ON api.venues USING btree (country);


--
-- Name: venues_org_id_name_idx; Type: INDEX; Schema: api; Owner: -
--

CREATE INDEX venues_org_id_name_idx ON api.venues USING btree (org_id, name);


--
-- Name: identities_user_id_idx; Type: INDEX; Schema: auth; Owner: -
--

CREATE INDEX identities_user_id_idx ON auth.identities USING btree (user_id);


--
-- Name: oauth_flows_expires_at_idx; Type: INDEX; Schema: auth; Owner: -
--

CREATE INDEX oauth_flows_expires_at_idx ON auth.oauth_flows USING btree (expires_at);


--
-- Name: oauth_flows_session_id_idx; Type: INDEX; Schema: auth; Owner: -
--

CREATE INDEX oauth_flows_session_id_idx ON auth.oauth_flows USING btree (session_id);


--
-- Name: oauth_flows_user_id_idx; Type: INDEX; Schema: auth; Owner: -
--

CREATE INDEX oauth_flows_user_id_idx ON auth.oauth_flows USING btree (user_id);


--
-- Name: one_time_tokens_expires_at_idx; Type: INDEX; Schema: auth; Owner: -
--

CREATE INDEX one_time_tokens_expires_at_idx ON auth.one_time_tokens USING btree (expires_at);


--
-- Name: one_time_tokens_purpose_user_id_key; Type: INDEX; Schema: auth; Owner: -
--

CREATE UNIQUE INDEX one_time_tokens_purpose_user_id_key ON auth.one_time_tokens USING btree (purpose, user_id) WHERE (used_at IS NULL);


--
-- Name: one_time_tokens_user_id_idx; Type: INDEX; Schema: auth; Owner: -
--

CREATE INDEX one_time_tokens_user_id_idx ON auth.one_time_tokens USING btree (user_id);


--
-- Name: refresh_tokens_session_id_idx; Type: INDEX; Schema: auth; Owner: -
--

CREATE INDEX refresh_tokens_session_id_idx ON auth.refresh_tokens USING btree (session_id);


--
-- Name: refresh_tokens_session_id_step_key; Type: INDEX; Schema: auth; Owner: -
--

CREATE UNIQUE INDEX refresh_tokens_session_id_step_key ON auth.refresh_tokens USING btree (session_id, step) WHERE (used_at IS NOT NULL);


--
-- Name: security_events_kind_idx; Type: INDEX; Schema: auth; Owner: -
--

CREATE INDEX security_events_kind_idx ON auth.security_events USING btree (kind);


--
-- Name: security_events_user_id_happened_at_idx; Type: INDEX; Schema: auth; Owner: -
--

CREATE INDEX security_events_user_id_happened_at_idx ON auth.security_events USING btree (user_id, happened_at);


--
-- Name: sessions_known_device_id_idx; Type: INDEX; Schema: auth; Owner: -
--

CREATE INDEX sessions_known_device_id_idx ON auth.sessions USING btree (known_device_id);


--
-- Name: sessions_user_id_idx; Type: INDEX; Schema: auth; Owner: -
--

CREATE INDEX sessions_user_id_idx ON auth.sessions USING btree (user_id);


--
-- Name: access_changes_org_topic_position_idx; Type: INDEX; Schema: change; Owner: -
--

CREATE INDEX access_changes_org_topic_position_idx ON change.access_changes USING btree (org_topic, "position");


--
-- Name: access_changes_position_idx; Type: INDEX; Schema: change; Owner: -
--

CREATE INDEX access_changes_position_idx ON change.access_changes USING btree ("position");


--
-- Name: access_topic_user_id_idx; Type: INDEX; Schema: change; Owner: -
--

CREATE INDEX access_topic_user_id_idx ON change.access USING btree (topic, user_id) WHERE (until IS NULL);


--
-- Name: feed_topics_position_idx; Type: INDEX; Schema: change; Owner: -
--

CREATE INDEX feed_topics_position_idx ON change.feed_topics USING btree ("position");


--
-- Name: local_importers_parent_section_idx; Type: INDEX; Schema: change; Owner: -
--

CREATE INDEX local_importers_parent_section_idx ON change.local_importers USING btree (parent_section);


--
-- Name: log_actor_id_seq_idx; Type: INDEX; Schema: change; Owner: -
--

CREATE INDEX log_actor_id_seq_idx ON ONLY change.log USING btree (actor_id, seq) WHERE (context_hash IS NULL);


--
-- Name: log_default_actor_id_seq_idx; Type: INDEX; Schema: change; Owner: -
--

CREATE INDEX log_default_actor_id_seq_idx ON change.log_default USING btree (actor_id, seq) WHERE (context_hash IS NULL);


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
-- Name: operations_row_id_idx; Type: INDEX; Schema: change; Owner: -
--

CREATE INDEX operations_row_id_idx ON change.operations USING btree (row_id);


--
-- Name: presence_org_id_idx; Type: INDEX; Schema: change; Owner: -
--

CREATE INDEX presence_org_id_idx ON change.presence USING btree (org_id);


--
-- Name: presence_user_id_org_id_idx; Type: INDEX; Schema: change; Owner: -
--

CREATE INDEX presence_user_id_org_id_idx ON change.presence USING btree (user_id, org_id);


--
-- Name: role_permissions_permission_idx; Type: INDEX; Schema: core; Owner: -
--

CREATE INDEX role_permissions_permission_idx ON core.role_permissions USING btree (permission, role);


--
-- Name: messages_settled_at_idx; Type: INDEX; Schema: mail; Owner: -
--

CREATE INDEX messages_settled_at_idx ON mail.messages USING btree (settled_at) WHERE (settled_at IS NOT NULL);


--
-- Name: messages_user_id_idx; Type: INDEX; Schema: mail; Owner: -
--

CREATE INDEX messages_user_id_idx ON mail.messages USING btree (user_id);


--
-- Name: idx_procrastinate_jobs_worker_not_null; Type: INDEX; Schema: queue; Owner: -
--

CREATE INDEX idx_procrastinate_jobs_worker_not_null ON queue.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::queue.procrastinate_job_status));


--
-- Name: idx_procrastinate_workers_last_heartbeat; Type: INDEX; Schema: queue; Owner: -
--

CREATE INDEX idx_procrastinate_workers_last_heartbeat ON queue.procrastinate_workers USING btree (last_heartbeat);


--
-- Name: procrastinate_events_job_id_fkey_v1; Type: INDEX; Schema: queue; Owner: -
--

CREATE INDEX procrastinate_events_job_id_fkey_v1 ON queue.procrastinate_events USING btree (job_id);


--
-- Name: procrastinate_jobs_id_lock_idx_v1; Type: INDEX; Schema: queue; Owner: -
--

CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON queue.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::queue.procrastinate_job_status, 'doing'::queue.procrastinate_job_status]));


--
-- Name: procrastinate_jobs_lock_idx_v1; Type: INDEX; Schema: queue; Owner: -
--

CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON queue.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::queue.procrastinate_job_status);


--
-- Name: procrastinate_jobs_priority_idx_v1; Type: INDEX; Schema: queue; Owner: -
--

CREATE INDEX procrastinate_jobs_priority_idx_v1 ON queue.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::queue.procrastinate_job_status);


--
-- Name: procrastinate_jobs_queue_name_idx_v1; Type: INDEX; Schema: queue; Owner: -
--

CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON queue.procrastinate_jobs USING btree (queue_name);


--
-- Name: procrastinate_jobs_queueing_lock_idx_v1; Type: INDEX; Schema: queue; Owner: -
--

CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON queue.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::queue.procrastinate_job_status);


--
-- Name: procrastinate_periodic_defers_job_id_fkey_v1; Type: INDEX; Schema: queue; Owner: -
--

CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON queue.procrastinate_periodic_defers USING btree (job_id);


--
-- Name: show_totals_org_id_currency_status_idx; Type: INDEX; Schema: tour; Owner: -
--

CREATE INDEX show_totals_org_id_currency_status_idx ON tour.show_totals USING btree (org_id, currency, status, show_on) INCLUDE (month_on, country, tour_id, show_id, shows, gross, fee, withholding, commissions, costs);


--
-- Name: log_default_actor_id_seq_idx; Type: INDEX ATTACH; Schema: change; Owner: -
--

ALTER INDEX change.log_actor_id_seq_idx ATTACH PARTITION change.log_default_actor_id_seq_idx;


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
-- Name: conflicts _100_stamp_row; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _100_stamp_row BEFORE INSERT OR UPDATE ON api.conflicts FOR EACH ROW EXECUTE FUNCTION change.stamp_row();


--
-- Name: invitations _100_stamp_row; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _100_stamp_row BEFORE INSERT OR UPDATE ON api.invitations FOR EACH ROW EXECUTE FUNCTION change.stamp_row();


--
-- Name: memberships _100_stamp_row; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _100_stamp_row BEFORE INSERT OR UPDATE ON api.memberships FOR EACH ROW EXECUTE FUNCTION change.stamp_row();


--
-- Name: organizations _100_stamp_row; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _100_stamp_row BEFORE INSERT OR UPDATE ON api.organizations FOR EACH ROW EXECUTE FUNCTION change.stamp_row();


--
-- Name: preferences _100_stamp_row; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _100_stamp_row BEFORE INSERT OR UPDATE ON api.preferences FOR EACH ROW EXECUTE FUNCTION change.stamp_row();


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
-- Name: users _200_guard_left; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _200_guard_left BEFORE UPDATE ON api.users FOR EACH ROW WHEN (((old.status = 'inactive'::text) AND ((((new.full_name IS DISTINCT FROM old.full_name) OR (new.username IS DISTINCT FROM old.username)) OR (new.avatar_url IS DISTINCT FROM old.avatar_url)) OR (new.status IS DISTINCT FROM old.status)))) EXECUTE FUNCTION auth.guard_left();


--
-- Name: memberships _200_guard_memberships; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _200_guard_memberships BEFORE INSERT OR UPDATE OF role, deleted_at ON api.memberships FOR EACH ROW EXECUTE FUNCTION core.guard_memberships();


--
-- Name: organizations _200_guard_organizations; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _200_guard_organizations BEFORE UPDATE OF deleted_at ON api.organizations FOR EACH ROW WHEN (((old.deleted_at IS NULL) AND (new.deleted_at IS NOT NULL) AND (CURRENT_USER = 'member'::name))) EXECUTE FUNCTION auth.guard_organizations();


--
-- Name: shows _200_guard_show_status; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _200_guard_show_status BEFORE INSERT OR UPDATE OF status ON api.shows FOR EACH ROW EXECUTE FUNCTION tour.guard_show_status();


--
-- Name: users _200_guard_usernames; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _200_guard_usernames BEFORE INSERT OR UPDATE OF username ON api.users FOR EACH ROW EXECUTE FUNCTION auth.guard_usernames();


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
-- Name: memberships _300_guard_roles; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _300_guard_roles BEFORE UPDATE OF role ON api.memberships FOR EACH ROW WHEN ((old.role <> new.role)) EXECUTE FUNCTION auth.guard_roles();


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
-- Name: conflicts _700_cascade_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _700_cascade_delete AFTER UPDATE ON api.conflicts FOR EACH ROW WHEN (((old.deleted_at IS NULL) AND (new.deleted_at IS NOT NULL))) EXECUTE FUNCTION change.cascade_delete();


--
-- Name: invitations _700_cascade_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _700_cascade_delete AFTER UPDATE ON api.invitations FOR EACH ROW WHEN (((old.deleted_at IS NULL) AND (new.deleted_at IS NOT NULL))) EXECUTE FUNCTION change.cascade_delete();


--
-- Name: memberships _700_cascade_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _700_cascade_delete AFTER UPDATE ON api.memberships FOR EACH ROW WHEN (((old.deleted_at IS NULL) AND (new.deleted_at IS NOT NULL))) EXECUTE FUNCTION change.cascade_delete();


--
-- Name: organizations _700_cascade_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _700_cascade_delete AFTER UPDATE ON api.organizations FOR EACH ROW WHEN (((old.deleted_at IS NULL) AND (new.deleted_at IS NOT NULL))) EXECUTE FUNCTION change.cascade_delete();


--
-- Name: preferences _700_cascade_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _700_cascade_delete AFTER UPDATE ON api.preferences FOR EACH ROW WHEN (((old.deleted_at IS NULL) AND (new.deleted_at IS NOT NULL))) EXECUTE FUNCTION change.cascade_delete();


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
-- Name: conflicts _800_log_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_delete AFTER DELETE ON api.conflicts REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_delete('{device_id,theirs_device_id}', '{"{topics}"}');


--
-- Name: invitations _800_log_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_delete AFTER DELETE ON api.invitations REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_delete('{email}', '{"org:{org_id}:members"}');


--
-- Name: memberships _800_log_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_delete AFTER DELETE ON api.memberships REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_delete('{}', '{"org:{org_id}"}');


--
-- Name: organizations _800_log_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_delete AFTER DELETE ON api.organizations REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_delete('{}', '{"org:{id}"}');


--
-- Name: preferences _800_log_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_delete AFTER DELETE ON api.preferences REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_delete('{}', '{"user:{user_id}"}');


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

CREATE TRIGGER _800_log_delete AFTER DELETE ON api.users REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_delete('{}', '{"profile:{id}"}');


--
-- Name: venues _800_log_delete; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_delete AFTER DELETE ON api.venues REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_delete('{}', '{"org:{org_id}"}');


--
-- Name: conflicts _800_log_insert; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_insert AFTER INSERT ON api.conflicts REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_insert('{device_id,theirs_device_id}', '{"{topics}"}');


--
-- Name: invitations _800_log_insert; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_insert AFTER INSERT ON api.invitations REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_insert('{email}', '{"org:{org_id}:members"}');


--
-- Name: memberships _800_log_insert; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_insert AFTER INSERT ON api.memberships REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_insert('{}', '{"org:{org_id}"}');


--
-- Name: organizations _800_log_insert; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_insert AFTER INSERT ON api.organizations REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_insert('{}', '{"org:{id}"}');


--
-- Name: preferences _800_log_insert; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_insert AFTER INSERT ON api.preferences REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_insert('{}', '{"user:{user_id}"}');


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

CREATE TRIGGER _800_log_insert AFTER INSERT ON api.users REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_insert('{}', '{"profile:{id}"}');


--
-- Name: venues _800_log_insert; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_insert AFTER INSERT ON api.venues REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_insert('{}', '{"org:{org_id}"}');


--
-- Name: conflicts _800_log_update; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_update AFTER UPDATE ON api.conflicts REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_update('{device_id,theirs_device_id}', '{"{topics}"}');


--
-- Name: invitations _800_log_update; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_update AFTER UPDATE ON api.invitations REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_update('{email}', '{"org:{org_id}:members"}');


--
-- Name: memberships _800_log_update; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_update AFTER UPDATE ON api.memberships REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_update('{}', '{"org:{org_id}"}');


--
-- Name: organizations _800_log_update; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_update AFTER UPDATE ON api.organizations REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_update('{}', '{"org:{id}"}');


--
-- Name: preferences _800_log_update; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_update AFTER UPDATE ON api.preferences REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_update('{}', '{"user:{user_id}"}');


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

CREATE TRIGGER _800_log_update AFTER UPDATE ON api.users REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_update('{}', '{"profile:{id}"}');


--
-- Name: venues _800_log_update; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _800_log_update AFTER UPDATE ON api.venues REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION change.log_update('{}', '{"org:{org_id}"}');


--
-- Name: users _900_add_preferences; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _900_add_preferences AFTER INSERT ON api.users REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION auth.add_preferences();


--
-- Name: memberships _900_end_member_presence; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _900_end_member_presence AFTER UPDATE ON api.memberships FOR EACH ROW WHEN (((old.deleted_at IS NULL) AND (new.deleted_at IS NOT NULL))) EXECUTE FUNCTION change.end_member_presence();


--
-- Name: users _900_show_presence; Type: TRIGGER; Schema: api; Owner: -
--

CREATE TRIGGER _900_show_presence AFTER UPDATE ON api.users FOR EACH ROW WHEN ((old.is_presence_visible <> new.is_presence_visible)) EXECUTE FUNCTION change.show_presence();


--
-- Name: identities _200_guard_credentials; Type: TRIGGER; Schema: auth; Owner: -
--

CREATE TRIGGER _200_guard_credentials AFTER DELETE ON auth.identities FOR EACH ROW EXECUTE FUNCTION auth.guard_credentials();


--
-- Name: passwords _200_guard_credentials; Type: TRIGGER; Schema: auth; Owner: -
--

CREATE TRIGGER _200_guard_credentials AFTER DELETE ON auth.passwords FOR EACH ROW EXECUTE FUNCTION auth.guard_credentials();


--
-- Name: sessions _900_announce_revocation_on_delete; Type: TRIGGER; Schema: auth; Owner: -
--

CREATE TRIGGER _900_announce_revocation_on_delete AFTER DELETE ON auth.sessions FOR EACH ROW WHEN ((old.revoked_at IS NULL)) EXECUTE FUNCTION auth.announce_revocation();


--
-- Name: sessions _900_announce_revocation_on_update; Type: TRIGGER; Schema: auth; Owner: -
--

CREATE TRIGGER _900_announce_revocation_on_update AFTER UPDATE ON auth.sessions FOR EACH ROW WHEN (((old.revoked_at IS NULL) AND (new.revoked_at IS NOT NULL))) EXECUTE FUNCTION auth.announce_revocation();


--
-- Name: erasures _800_log_erasure; Type: TRIGGER; Schema: change; Owner: -
--

CREATE TRIGGER _800_log_erasure AFTER INSERT OR UPDATE ON change.erasures FOR EACH ROW EXECUTE FUNCTION change.log_erasure();


--
-- Name: procrastinate_jobs procrastinate_jobs_notify_queue_job_aborted_v1; Type: TRIGGER; Schema: queue; Owner: -
--

CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON queue.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::queue.procrastinate_job_status))) EXECUTE FUNCTION queue.procrastinate_notify_queue_abort_job_v1();


--
-- Name: procrastinate_jobs procrastinate_jobs_notify_queue_job_inserted_v1; Type: TRIGGER; Schema: queue; Owner: -
--

CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON queue.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::queue.procrastinate_job_status)) EXECUTE FUNCTION queue.procrastinate_notify_queue_job_inserted_v1();


--
-- Name: procrastinate_jobs procrastinate_trigger_abort_requested_events_v1; Type: TRIGGER; Schema: queue; Owner: -
--

CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON queue.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION queue.procrastinate_trigger_abort_requested_events_procedure_v1();


--
-- Name: procrastinate_jobs procrastinate_trigger_delete_jobs_v1; Type: TRIGGER; Schema: queue; Owner: -
--

CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON queue.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION queue.procrastinate_unlink_periodic_defers_v1();


--
-- Name: procrastinate_jobs procrastinate_trigger_scheduled_events_v1; Type: TRIGGER; Schema: queue; Owner: -
--

CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON queue.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::queue.procrastinate_job_status))) EXECUTE FUNCTION queue.procrastinate_trigger_function_scheduled_events_v1();


--
-- Name: procrastinate_jobs procrastinate_trigger_status_events_insert_v1; Type: TRIGGER; Schema: queue; Owner: -
--

CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON queue.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::queue.procrastinate_job_status)) EXECUTE FUNCTION queue.procrastinate_trigger_function_status_events_insert_v1();


--
-- Name: procrastinate_jobs procrastinate_trigger_status_events_update_v1; Type: TRIGGER; Schema: queue; Owner: -
--

CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON queue.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION queue.procrastinate_trigger_function_status_events_update_v1();


--
-- Name: conflicts conflicts_org_id_fkey; Type: FK CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.conflicts
    ADD CONSTRAINT conflicts_org_id_fkey FOREIGN KEY (org_id) REFERENCES api.organizations(id);


--
-- Name: invitations invitations_invited_by_fkey; Type: FK CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.invitations
    ADD CONSTRAINT invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES api.users(id);


--
-- Name: invitations invitations_org_id_fkey; Type: FK CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.invitations
    ADD CONSTRAINT invitations_org_id_fkey FOREIGN KEY (org_id) REFERENCES api.organizations(id);


--
-- Name: invitations invitations_role_fkey; Type: FK CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.invitations
    ADD CONSTRAINT invitations_role_fkey FOREIGN KEY (role) REFERENCES core.roles(role);


--
-- Name: invitations invitations_user_id_fkey; Type: FK CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.invitations
    ADD CONSTRAINT invitations_user_id_fkey FOREIGN KEY (user_id) REFERENCES api.users(id);


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
-- Name: preferences preferences_user_id_fkey; Type: FK CONSTRAINT; Schema: api; Owner: -
--

ALTER TABLE ONLY api.preferences
    ADD CONSTRAINT preferences_user_id_fkey FOREIGN KEY (user_id) REFERENCES api.users(id) ON DELETE CASCADE;


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
-- Name: identities identities_user_id_fkey; Type: FK CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.identities
    ADD CONSTRAINT identities_user_id_fkey FOREIGN KEY (user_id) REFERENCES api.users(id) ON DELETE CASCADE;


--
-- Name: invitation_links invitation_links_invitation_id_fkey; Type: FK CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.invitation_links
    ADD CONSTRAINT invitation_links_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES api.invitations(id) ON DELETE CASCADE;


--
-- Name: known_devices known_devices_user_id_fkey; Type: FK CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.known_devices
    ADD CONSTRAINT known_devices_user_id_fkey FOREIGN KEY (user_id) REFERENCES api.users(id) ON DELETE CASCADE;


--
-- Name: oauth_flows oauth_flows_session_id_fkey; Type: FK CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.oauth_flows
    ADD CONSTRAINT oauth_flows_session_id_fkey FOREIGN KEY (session_id) REFERENCES auth.sessions(id) ON DELETE CASCADE;


--
-- Name: oauth_flows oauth_flows_user_id_fkey; Type: FK CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.oauth_flows
    ADD CONSTRAINT oauth_flows_user_id_fkey FOREIGN KEY (user_id) REFERENCES api.users(id) ON DELETE CASCADE;


--
-- Name: one_time_tokens one_time_tokens_user_id_fkey; Type: FK CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.one_time_tokens
    ADD CONSTRAINT one_time_tokens_user_id_fkey FOREIGN KEY (user_id) REFERENCES api.users(id) ON DELETE CASCADE;


--
-- Name: passwords passwords_user_id_fkey; Type: FK CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.passwords
    ADD CONSTRAINT passwords_user_id_fkey FOREIGN KEY (user_id) REFERENCES api.users(id) ON DELETE CASCADE;


--
-- Name: pins pins_user_id_fkey; Type: FK CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.pins
    ADD CONSTRAINT pins_user_id_fkey FOREIGN KEY (user_id) REFERENCES api.users(id) ON DELETE CASCADE;


--
-- Name: recovery_codes recovery_codes_user_id_fkey; Type: FK CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.recovery_codes
    ADD CONSTRAINT recovery_codes_user_id_fkey FOREIGN KEY (user_id) REFERENCES api.users(id) ON DELETE CASCADE;


--
-- Name: refresh_tokens refresh_tokens_session_id_fkey; Type: FK CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.refresh_tokens
    ADD CONSTRAINT refresh_tokens_session_id_fkey FOREIGN KEY (session_id) REFERENCES auth.sessions(id) ON DELETE CASCADE;


--
-- Name: security_events security_events_kind_fkey; Type: FK CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.security_events
    ADD CONSTRAINT security_events_kind_fkey FOREIGN KEY (kind) REFERENCES auth.security_event_kinds(kind);


--
-- Name: security_events security_events_user_id_fkey; Type: FK CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.security_events
    ADD CONSTRAINT security_events_user_id_fkey FOREIGN KEY (user_id) REFERENCES api.users(id) ON DELETE CASCADE;


--
-- Name: sessions sessions_known_device_id_fkey; Type: FK CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.sessions
    ADD CONSTRAINT sessions_known_device_id_fkey FOREIGN KEY (known_device_id) REFERENCES auth.known_devices(id) ON DELETE SET NULL;


--
-- Name: sessions sessions_user_id_fkey; Type: FK CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.sessions
    ADD CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES api.users(id) ON DELETE CASCADE;


--
-- Name: throttles throttles_kind_fkey; Type: FK CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.throttles
    ADD CONSTRAINT throttles_kind_fkey FOREIGN KEY (kind) REFERENCES auth.throttle_limits(kind) ON DELETE CASCADE;


--
-- Name: totp_secrets totp_secrets_user_id_fkey; Type: FK CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.totp_secrets
    ADD CONSTRAINT totp_secrets_user_id_fkey FOREIGN KEY (user_id) REFERENCES api.users(id) ON DELETE CASCADE;


--
-- Name: local_importers local_importers_parent_section_fkey; Type: FK CONSTRAINT; Schema: change; Owner: -
--

ALTER TABLE ONLY change.local_importers
    ADD CONSTRAINT local_importers_parent_section_fkey FOREIGN KEY (parent_section) REFERENCES change.local_importers(section);


--
-- Name: local_rows local_rows_org_id_fkey; Type: FK CONSTRAINT; Schema: change; Owner: -
--

ALTER TABLE ONLY change.local_rows
    ADD CONSTRAINT local_rows_org_id_fkey FOREIGN KEY (org_id) REFERENCES api.organizations(id);


--
-- Name: merge_policies merge_policies_table_name_fkey; Type: FK CONSTRAINT; Schema: change; Owner: -
--

ALTER TABLE ONLY change.merge_policies
    ADD CONSTRAINT merge_policies_table_name_fkey FOREIGN KEY (table_name) REFERENCES change.tracked_tables(table_name) ON DELETE CASCADE;


--
-- Name: fx_rates fx_rates_currency_fkey; Type: FK CONSTRAINT; Schema: core; Owner: -
--

ALTER TABLE ONLY core.fx_rates
    ADD CONSTRAINT fx_rates_currency_fkey FOREIGN KEY (currency) REFERENCES api.currencies(code);


--
-- Name: role_permissions role_permissions_permission_fkey; Type: FK CONSTRAINT; Schema: core; Owner: -
--

ALTER TABLE ONLY core.role_permissions
    ADD CONSTRAINT role_permissions_permission_fkey FOREIGN KEY (permission) REFERENCES core.permissions(permission);


--
-- Name: role_permissions role_permissions_role_fkey; Type: FK CONSTRAINT; Schema: core; Owner: -
--

ALTER TABLE ONLY core.role_permissions
    ADD CONSTRAINT role_permissions_role_fkey FOREIGN KEY (role) REFERENCES core.roles(role);


--
-- Name: messages messages_user_id_fkey; Type: FK CONSTRAINT; Schema: mail; Owner: -
--

ALTER TABLE ONLY mail.messages
    ADD CONSTRAINT messages_user_id_fkey FOREIGN KEY (user_id) REFERENCES api.users(id) ON DELETE CASCADE;


--
-- Name: procrastinate_events procrastinate_events_job_id_fkey; Type: FK CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES queue.procrastinate_jobs(id) ON DELETE CASCADE;


--
-- Name: procrastinate_jobs procrastinate_jobs_worker_id_fkey; Type: FK CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES queue.procrastinate_workers(id) ON DELETE SET NULL;


--
-- Name: procrastinate_periodic_defers procrastinate_periodic_defers_job_id_fkey; Type: FK CONSTRAINT; Schema: queue; Owner: -
--

ALTER TABLE ONLY queue.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES queue.procrastinate_jobs(id);


--
-- Name: show_totals show_totals_show_id_fkey; Type: FK CONSTRAINT; Schema: tour; Owner: -
--

ALTER TABLE ONLY tour.show_totals
    ADD CONSTRAINT show_totals_show_id_fkey FOREIGN KEY (show_id) REFERENCES api.shows(id) ON DELETE CASCADE;


--
-- Name: conflicts; Type: ROW SECURITY; Schema: api; Owner: -
--

ALTER TABLE api.conflicts ENABLE ROW LEVEL SECURITY;

--
-- Name: countries; Type: ROW SECURITY; Schema: api; Owner: -
--

ALTER TABLE api.countries ENABLE ROW LEVEL SECURITY;

--
-- Name: currencies; Type: ROW SECURITY; Schema: api; Owner: -
--

ALTER TABLE api.currencies ENABLE ROW LEVEL SECURITY;

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
-- Name: invitations; Type: ROW SECURITY; Schema: api; Owner: -
--

ALTER TABLE api.invitations ENABLE ROW LEVEL SECURITY;

--
-- Name: memberships; Type: ROW SECURITY; Schema: api; Owner: -
--

ALTER TABLE api.memberships ENABLE ROW LEVEL SECURITY;

--
-- Name: organizations; Type: ROW SECURITY; Schema: api; Owner: -
--

ALTER TABLE api.organizations ENABLE ROW LEVEL SECURITY;

--
-- Name: preferences; Type: ROW SECURITY; Schema: api; Owner: -
--

ALTER TABLE api.preferences ENABLE ROW LEVEL SECURITY;

--
-- Name: invitations select_admin; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY select_admin ON api.invitations FOR SELECT TO member USING (((org_id = ANY (( SELECT core.orgs_with('member.manage'::text) AS orgs_with)::uuid[])) AND ((deleted_at IS NULL) OR (deleted_at = now()))));


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
-- Name: conflicts select_reader; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY select_reader ON api.conflicts FOR SELECT TO member USING (((topics && ( SELECT change.readable_topics() AS readable_topics)) AND ((deleted_at IS NULL) OR (deleted_at = now()))));


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
-- Name: preferences select_self; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY select_self ON api.preferences FOR SELECT TO member USING (((user_id = ( SELECT core.current_user_id() AS current_user_id)) AND (deleted_at IS NULL)));


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
-- Name: invitations update_admin; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY update_admin ON api.invitations FOR UPDATE TO member USING (((org_id = ANY (( SELECT core.orgs_with('member.manage'::text) AS orgs_with)::uuid[])) AND (deleted_at IS NULL))) WITH CHECK ((org_id = ANY (( SELECT core.orgs_with('member.manage'::text) AS orgs_with)::uuid[])));


--
-- Name: memberships update_admin; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY update_admin ON api.memberships FOR UPDATE TO member USING (((org_id = ANY (( SELECT core.orgs_with('org.read'::text) AS orgs_with)::uuid[])) AND (deleted_at IS NULL))) WITH CHECK (((org_id = ANY (( SELECT core.orgs_with('member.manage'::text) AS orgs_with)::uuid[])) OR ((user_id = ( SELECT core.current_user_id() AS current_user_id)) AND (deleted_at IS NOT NULL))));


--
-- Name: organizations update_admin; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY update_admin ON api.organizations FOR UPDATE TO member USING (((id = ANY (( SELECT core.orgs_with('org.read'::text) AS orgs_with)::uuid[])) AND (deleted_at IS NULL))) WITH CHECK ((id = ANY (( SELECT core.orgs_with('org.manage'::text) AS orgs_with)::uuid[])));


--
-- Name: preferences update_self; Type: POLICY; Schema: api; Owner: -
--

CREATE POLICY update_self ON api.preferences FOR UPDATE TO member USING (((user_id = ( SELECT core.current_user_id() AS current_user_id)) AND (deleted_at IS NULL))) WITH CHECK ((user_id = ( SELECT core.current_user_id() AS current_user_id)));


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
-- Name: identities; Type: ROW SECURITY; Schema: auth; Owner: -
--

ALTER TABLE auth.identities ENABLE ROW LEVEL SECURITY;

--
-- Name: invitation_links; Type: ROW SECURITY; Schema: auth; Owner: -
--

ALTER TABLE auth.invitation_links ENABLE ROW LEVEL SECURITY;

--
-- Name: known_devices; Type: ROW SECURITY; Schema: auth; Owner: -
--

ALTER TABLE auth.known_devices ENABLE ROW LEVEL SECURITY;

--
-- Name: oauth_flows; Type: ROW SECURITY; Schema: auth; Owner: -
--

ALTER TABLE auth.oauth_flows ENABLE ROW LEVEL SECURITY;

--
-- Name: one_time_tokens; Type: ROW SECURITY; Schema: auth; Owner: -
--

ALTER TABLE auth.one_time_tokens ENABLE ROW LEVEL SECURITY;

--
-- Name: passwords; Type: ROW SECURITY; Schema: auth; Owner: -
--

ALTER TABLE auth.passwords ENABLE ROW LEVEL SECURITY;

--
-- Name: pins; Type: ROW SECURITY; Schema: auth; Owner: -
--

ALTER TABLE auth.pins ENABLE ROW LEVEL SECURITY;

--
-- Name: recovery_codes; Type: ROW SECURITY; Schema: auth; Owner: -
--

ALTER TABLE auth.recovery_codes ENABLE ROW LEVEL SECURITY;

--
-- Name: refresh_tokens; Type: ROW SECURITY; Schema: auth; Owner: -
--

ALTER TABLE auth.refresh_tokens ENABLE ROW LEVEL SECURITY;

--
-- Name: security_event_kinds; Type: ROW SECURITY; Schema: auth; Owner: -
--

ALTER TABLE auth.security_event_kinds ENABLE ROW LEVEL SECURITY;

--
-- Name: security_events; Type: ROW SECURITY; Schema: auth; Owner: -
--

ALTER TABLE auth.security_events ENABLE ROW LEVEL SECURITY;

--
-- Name: sessions; Type: ROW SECURITY; Schema: auth; Owner: -
--

ALTER TABLE auth.sessions ENABLE ROW LEVEL SECURITY;

--
-- Name: throttle_limits; Type: ROW SECURITY; Schema: auth; Owner: -
--

ALTER TABLE auth.throttle_limits ENABLE ROW LEVEL SECURITY;

--
-- Name: throttles; Type: ROW SECURITY; Schema: auth; Owner: -
--

ALTER TABLE auth.throttles ENABLE ROW LEVEL SECURITY;

--
-- Name: totp_secrets; Type: ROW SECURITY; Schema: auth; Owner: -
--

ALTER TABLE auth.totp_secrets ENABLE ROW LEVEL SECURITY;

--
-- Name: access; Type: ROW SECURITY; Schema: change; Owner: -
--

ALTER TABLE change.access ENABLE ROW LEVEL SECURITY;

--
-- Name: access_changes; Type: ROW SECURITY; Schema: change; Owner: -
--

ALTER TABLE change.access_changes ENABLE ROW LEVEL SECURITY;

--
-- Name: erasures; Type: ROW SECURITY; Schema: change; Owner: -
--

ALTER TABLE change.erasures ENABLE ROW LEVEL SECURITY;

--
-- Name: feed; Type: ROW SECURITY; Schema: change; Owner: -
--

ALTER TABLE change.feed ENABLE ROW LEVEL SECURITY;

--
-- Name: feed_topics; Type: ROW SECURITY; Schema: change; Owner: -
--

ALTER TABLE change.feed_topics ENABLE ROW LEVEL SECURITY;

--
-- Name: local_importers; Type: ROW SECURITY; Schema: change; Owner: -
--

ALTER TABLE change.local_importers ENABLE ROW LEVEL SECURITY;

--
-- Name: local_rows; Type: ROW SECURITY; Schema: change; Owner: -
--

ALTER TABLE change.local_rows ENABLE ROW LEVEL SECURITY;

--
-- Name: log; Type: ROW SECURITY; Schema: change; Owner: -
--

ALTER TABLE change.log ENABLE ROW LEVEL SECURITY;

--
-- Name: log_default; Type: ROW SECURITY; Schema: change; Owner: -
--

ALTER TABLE change.log_default ENABLE ROW LEVEL SECURITY;

--
-- Name: merge_policies; Type: ROW SECURITY; Schema: change; Owner: -
--

ALTER TABLE change.merge_policies ENABLE ROW LEVEL SECURITY;

--
-- Name: operations; Type: ROW SECURITY; Schema: change; Owner: -
--

ALTER TABLE change.operations ENABLE ROW LEVEL SECURITY;

--
-- Name: presence; Type: ROW SECURITY; Schema: change; Owner: -
--

ALTER TABLE change.presence ENABLE ROW LEVEL SECURITY;

--
-- Name: retired; Type: ROW SECURITY; Schema: change; Owner: -
--

ALTER TABLE change.retired ENABLE ROW LEVEL SECURITY;

--
-- Name: seals; Type: ROW SECURITY; Schema: change; Owner: -
--

ALTER TABLE change.seals ENABLE ROW LEVEL SECURITY;

--
-- Name: local_importers select_member; Type: POLICY; Schema: change; Owner: -
--

CREATE POLICY select_member ON change.local_importers FOR SELECT TO member USING (true);


--
-- Name: sequencer; Type: ROW SECURITY; Schema: change; Owner: -
--

ALTER TABLE change.sequencer ENABLE ROW LEVEL SECURITY;

--
-- Name: topic_permissions; Type: ROW SECURITY; Schema: change; Owner: -
--

ALTER TABLE change.topic_permissions ENABLE ROW LEVEL SECURITY;

--
-- Name: tracked_tables; Type: ROW SECURITY; Schema: change; Owner: -
--

ALTER TABLE change.tracked_tables ENABLE ROW LEVEL SECURITY;

--
-- Name: tree_nodes; Type: ROW SECURITY; Schema: change; Owner: -
--

ALTER TABLE change.tree_nodes ENABLE ROW LEVEL SECURITY;

--
-- Name: error_codes; Type: ROW SECURITY; Schema: core; Owner: -
--

ALTER TABLE core.error_codes ENABLE ROW LEVEL SECURITY;

--
-- Name: fx_rates; Type: ROW SECURITY; Schema: core; Owner: -
--

ALTER TABLE core.fx_rates ENABLE ROW LEVEL SECURITY;

--
-- Name: permissions; Type: ROW SECURITY; Schema: core; Owner: -
--

ALTER TABLE core.permissions ENABLE ROW LEVEL SECURITY;

--
-- Name: personal_data; Type: ROW SECURITY; Schema: core; Owner: -
--

ALTER TABLE core.personal_data ENABLE ROW LEVEL SECURITY;

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
-- Name: messages; Type: ROW SECURITY; Schema: mail; Owner: -
--

ALTER TABLE mail.messages ENABLE ROW LEVEL SECURITY;

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
GRANT USAGE ON SCHEMA auth TO relay;
GRANT USAGE ON SCHEMA auth TO worker;


--
-- Name: SCHEMA change; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA change TO anon;
GRANT USAGE ON SCHEMA change TO member;
GRANT USAGE ON SCHEMA change TO relay;
GRANT USAGE ON SCHEMA change TO worker;


--
-- Name: SCHEMA core; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA core TO anon;
GRANT USAGE ON SCHEMA core TO member;


--
-- Name: SCHEMA mail; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA mail TO worker;


--
-- Name: SCHEMA public; Type: ACL; Schema: -; Owner: -
--

REVOKE USAGE ON SCHEMA public FROM PUBLIC;


--
-- Name: SCHEMA queue; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA queue TO worker;


--
-- Name: SCHEMA tour; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA tour TO anon;
GRANT USAGE ON SCHEMA tour TO member;


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
-- Name: COLUMN memberships.role; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(role) ON TABLE api.memberships TO member;


--
-- Name: COLUMN memberships.version; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(version) ON TABLE api.memberships TO member;


--
-- Name: COLUMN memberships.deleted_at; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(deleted_at) ON TABLE api.memberships TO member;


--
-- Name: FUNCTION accept_invitation(token text, id uuid); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.accept_invitation(token text, id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.accept_invitation(token text, id uuid) TO member;


--
-- Name: FUNCTION as_of(table_name text, at timestamp with time zone, id uuid, filter jsonb); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.as_of(table_name text, at timestamp with time zone, id uuid, filter jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION api.as_of(table_name text, at timestamp with time zone, id uuid, filter jsonb) TO member;


--
-- Name: FUNCTION batch(operations jsonb, atomic boolean, dry_run boolean); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.batch(operations jsonb, atomic boolean, dry_run boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION api.batch(operations jsonb, atomic boolean, dry_run boolean) TO member;


--
-- Name: FUNCTION changes(after bigint, max integer, feed_id uuid); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.changes(after bigint, max integer, feed_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.changes(after bigint, max integer, feed_id uuid) TO member;


--
-- Name: FUNCTION create_invitation_link(org_id uuid, role text, expires_in interval, uses integer); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.create_invitation_link(org_id uuid, role text, expires_in interval, uses integer) FROM PUBLIC;
GRANT ALL ON FUNCTION api.create_invitation_link(org_id uuid, role text, expires_in interval, uses integer) TO member;


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
-- Name: COLUMN organizations.deleted_at; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(deleted_at) ON TABLE api.organizations TO member;


--
-- Name: FUNCTION create_organization(name text, currency text); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.create_organization(name text, currency text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.create_organization(name text, currency text) TO member;


--
-- Name: FUNCTION decline_invitation(token text, id uuid); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.decline_invitation(token text, id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.decline_invitation(token text, id uuid) TO member;


--
-- Name: FUNCTION head(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.head() FROM PUBLIC;
GRANT ALL ON FUNCTION change.head() TO member;
GRANT ALL ON FUNCTION change.head() TO relay;
GRANT ALL ON FUNCTION change.head() TO worker;


--
-- Name: FUNCTION feed_position(); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.feed_position() FROM PUBLIC;
GRANT ALL ON FUNCTION api.feed_position() TO member;


--
-- Name: FUNCTION feed_position(record); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.feed_position(record) FROM PUBLIC;
GRANT ALL ON FUNCTION api.feed_position(record) TO member;


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
-- Name: COLUMN users.is_presence_visible; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(is_presence_visible) ON TABLE api.users TO member;


--
-- Name: COLUMN users.is_searchable; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(is_searchable) ON TABLE api.users TO member;


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
-- Name: FUNCTION import_local(data jsonb, org_id uuid, dry_run boolean); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.import_local(data jsonb, org_id uuid, dry_run boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION api.import_local(data jsonb, org_id uuid, dry_run boolean) TO member;


--
-- Name: FUNCTION import_shows(rows jsonb, org_id uuid, atomic boolean, dry_run boolean); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.import_shows(rows jsonb, org_id uuid, atomic boolean, dry_run boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION api.import_shows(rows jsonb, org_id uuid, atomic boolean, dry_run boolean) TO member;


--
-- Name: TABLE invitations; Type: ACL; Schema: api; Owner: -
--

GRANT SELECT ON TABLE api.invitations TO member;


--
-- Name: COLUMN invitations.version; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(version) ON TABLE api.invitations TO member;


--
-- Name: COLUMN invitations.deleted_at; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(deleted_at) ON TABLE api.invitations TO member;


--
-- Name: FUNCTION invite(org_id uuid, role text, email text, user_id uuid); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.invite(org_id uuid, role text, email text, user_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.invite(org_id uuid, role text, email text, user_id uuid) TO member;


--
-- Name: FUNCTION is_email(address text); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.is_email(address text) FROM PUBLIC;


--
-- Name: FUNCTION may_give(user_id uuid, org_id uuid, role text); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.may_give(user_id uuid, org_id uuid, role text) FROM PUBLIC;


--
-- Name: FUNCTION my_invitations(); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.my_invitations() FROM PUBLIC;
GRANT ALL ON FUNCTION api.my_invitations() TO member;


--
-- Name: FUNCTION push(json); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.push(json) FROM PUBLIC;
GRANT ALL ON FUNCTION api.push(json) TO member;


--
-- Name: FUNCTION read_invitation(token text); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.read_invitation(token text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.read_invitation(token text) TO anon;
GRANT ALL ON FUNCTION api.read_invitation(token text) TO member;


--
-- Name: FUNCTION resend_invitation(id uuid); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.resend_invitation(id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.resend_invitation(id uuid) TO member;


--
-- Name: FUNCTION resolve_conflicts(resolutions jsonb, device_id text); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.resolve_conflicts(resolutions jsonb, device_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.resolve_conflicts(resolutions jsonb, device_id text) TO member;


--
-- Name: FUNCTION restore(table_name text, id uuid, version integer, with_children boolean); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.restore(table_name text, id uuid, version integer, with_children boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION api.restore(table_name text, id uuid, version integer, with_children boolean) TO member;


--
-- Name: FUNCTION search_people(query text); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.search_people(query text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.search_people(query text) TO member;


--
-- Name: FUNCTION snapshot(table_names text[], org_id uuid, after uuid, max integer); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.snapshot(table_names text[], org_id uuid, after uuid, max integer) FROM PUBLIC;
GRANT ALL ON FUNCTION api.snapshot(table_names text[], org_id uuid, after uuid, max integer) TO member;


--
-- Name: FUNCTION transfer_ownership(org_id uuid, user_id uuid); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.transfer_ownership(org_id uuid, user_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.transfer_ownership(org_id uuid, user_id uuid) TO member;


--
-- Name: TABLE conflicts; Type: ACL; Schema: api; Owner: -
--

GRANT SELECT ON TABLE api.conflicts TO member;


--
-- Name: FUNCTION undo_resolution(conflict_id uuid); Type: ACL; Schema: api; Owner: -
--

REVOKE ALL ON FUNCTION api.undo_resolution(conflict_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.undo_resolution(conflict_id uuid) TO member;


--
-- Name: FUNCTION add_identity(user_id uuid, identity jsonb); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.add_identity(user_id uuid, identity jsonb) FROM PUBLIC;


--
-- Name: FUNCTION add_preferences(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.add_preferences() FROM PUBLIC;


--
-- Name: FUNCTION announce_keys(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.announce_keys() FROM PUBLIC;
GRANT ALL ON FUNCTION auth.announce_keys() TO bridge;


--
-- Name: FUNCTION announce_revocation(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.announce_revocation() FROM PUBLIC;


--
-- Name: FUNCTION answer_oauth_flow(state_hash bytea, browser_hash bytea); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.answer_oauth_flow(state_hash bytea, browser_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.answer_oauth_flow(state_hash bytea, browser_hash bytea) TO bridge;


--
-- Name: FUNCTION begin_login(email text, device_hash bytea); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.begin_login(email text, device_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.begin_login(email text, device_hash bytea) TO bridge;


--
-- Name: FUNCTION begin_oauth_flow(state_hash bytea, provider text, return_to text, code_challenge text, browser_hash bytea, purpose text); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.begin_oauth_flow(state_hash bytea, provider text, return_to text, code_challenge text, browser_hash bytea, purpose text) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.begin_oauth_flow(state_hash bytea, provider text, return_to text, code_challenge text, browser_hash bytea, purpose text) TO bridge;


--
-- Name: FUNCTION begin_password_change(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.begin_password_change() FROM PUBLIC;
GRANT ALL ON FUNCTION auth.begin_password_change() TO bridge;


--
-- Name: FUNCTION begin_password_reset(token_hash bytea); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.begin_password_reset(token_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.begin_password_reset(token_hash bytea) TO bridge;


--
-- Name: FUNCTION begin_pin_change(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.begin_pin_change() FROM PUBLIC;
GRANT ALL ON FUNCTION auth.begin_pin_change() TO bridge;


--
-- Name: FUNCTION begin_pin_login(username text, device_hash bytea); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.begin_pin_login(username text, device_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.begin_pin_login(username text, device_hash bytea) TO bridge;


--
-- Name: FUNCTION context(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.context() FROM PUBLIC;
GRANT ALL ON FUNCTION change.context() TO anon;
GRANT ALL ON FUNCTION change.context() TO member;


--
-- Name: FUNCTION client_network(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.client_network() FROM PUBLIC;


--
-- Name: FUNCTION throttle(kind text, key text); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.throttle(kind text, key text) FROM PUBLIC;


--
-- Name: FUNCTION begin_registration(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.begin_registration() FROM PUBLIC;
GRANT ALL ON FUNCTION auth.begin_registration() TO bridge;


--
-- Name: FUNCTION begin_second_factor(user_id uuid, device_hash bytea); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.begin_second_factor(user_id uuid, device_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.begin_second_factor(user_id uuid, device_hash bytea) TO bridge;


--
-- Name: FUNCTION begin_step_up(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.begin_step_up() FROM PUBLIC;
GRANT ALL ON FUNCTION auth.begin_step_up() TO bridge;


--
-- Name: FUNCTION change_email(email text); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.change_email(email text) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.change_email(email text) TO bridge;


--
-- Name: FUNCTION change_password(password_hash text, changed_at timestamp with time zone); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.change_password(password_hash text, changed_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.change_password(password_hash text, changed_at timestamp with time zone) TO bridge;


--
-- Name: FUNCTION check_request(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.check_request() FROM PUBLIC;
GRANT ALL ON FUNCTION auth.check_request() TO anon;
GRANT ALL ON FUNCTION auth.check_request() TO member;
GRANT ALL ON FUNCTION auth.check_request() TO bridge;
GRANT ALL ON FUNCTION auth.check_request() TO relay;


--
-- Name: FUNCTION close_session(session_id uuid); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.close_session(session_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.close_session(session_id uuid) TO bridge;


--
-- Name: FUNCTION end_sessions(ids uuid[]); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.end_sessions(ids uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION close_session_of(token_hash bytea); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.close_session_of(token_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.close_session_of(token_hash bytea) TO bridge;


--
-- Name: FUNCTION close_sessions(but_this boolean); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.close_sessions(but_this boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.close_sessions(but_this boolean) TO bridge;


--
-- Name: FUNCTION confirm_totp(totp_step bigint, recovery_hashes bytea[]); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.confirm_totp(totp_step bigint, recovery_hashes bytea[]) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.confirm_totp(totp_step bigint, recovery_hashes bytea[]) TO bridge;


--
-- Name: FUNCTION create_person(full_name text, email text, email_verified boolean, avatar_url text); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.create_person(full_name text, email text, email_verified boolean, avatar_url text) FROM PUBLIC;


--
-- Name: FUNCTION credentials(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.credentials() FROM PUBLIC;
GRANT ALL ON FUNCTION auth.credentials() TO bridge;


--
-- Name: FUNCTION delete_account(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.delete_account() FROM PUBLIC;
GRANT ALL ON FUNCTION auth.delete_account() TO bridge;


--
-- Name: FUNCTION profile(user_id uuid); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.profile(user_id uuid) FROM PUBLIC;


--
-- Name: FUNCTION describe_session(session auth.sessions); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.describe_session(session auth.sessions) FROM PUBLIC;


--
-- Name: FUNCTION erase_people(max integer, after interval); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.erase_people(max integer, after interval) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.erase_people(max integer, after interval) TO worker;


--
-- Name: FUNCTION export_account(page integer, max integer); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.export_account(page integer, max integer) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.export_account(page integer, max integer) TO bridge;


--
-- Name: FUNCTION export_rows(user_id uuid, emails text[], page integer, max integer); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.export_rows(user_id uuid, emails text[], page integer, max integer) FROM PUBLIC;


--
-- Name: FUNCTION find_invitation(token text, id uuid); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.find_invitation(token text, id uuid) FROM PUBLIC;


--
-- Name: FUNCTION forget(user_id uuid, emails text[]); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.forget(user_id uuid, emails text[]) FROM PUBLIC;


--
-- Name: FUNCTION forget_device(device_id uuid); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.forget_device(device_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.forget_device(device_id uuid) TO bridge;


--
-- Name: FUNCTION forgot_password(email text); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.forgot_password(email text) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.forgot_password(email text) TO bridge;


--
-- Name: FUNCTION guard_credentials(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.guard_credentials() FROM PUBLIC;


--
-- Name: FUNCTION guard_left(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.guard_left() FROM PUBLIC;


--
-- Name: FUNCTION guard_organizations(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.guard_organizations() FROM PUBLIC;


--
-- Name: FUNCTION guard_roles(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.guard_roles() FROM PUBLIC;


--
-- Name: FUNCTION guard_usernames(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.guard_usernames() FROM PUBLIC;


--
-- Name: FUNCTION has_second_factor(user_id uuid); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.has_second_factor(user_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.has_second_factor(user_id uuid) TO bridge;


--
-- Name: FUNCTION is_stepped_up(max_age interval); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.is_stepped_up(max_age interval) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.is_stepped_up(max_age interval) TO member;


--
-- Name: FUNCTION keep_recovery_codes(user_id uuid, code_hashes bytea[]); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.keep_recovery_codes(user_id uuid, code_hashes bytea[]) FROM PUBLIC;


--
-- Name: FUNCTION limit_rate(kind text, key text); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.limit_rate(kind text, key text) FROM PUBLIC;


--
-- Name: FUNCTION link_identity(code_hash bytea, code_challenge text); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.link_identity(code_hash bytea, code_challenge text) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.link_identity(code_hash bytea, code_challenge text) TO bridge;


--
-- Name: FUNCTION lock_identity(identity jsonb); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.lock_identity(identity jsonb) FROM PUBLIC;


--
-- Name: FUNCTION login(user_id uuid, changed_at timestamp with time zone, amr text[], token_hash bytea, lifetime interval, device_hash bytea, new_device_hash bytea, rehashed text); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.login(user_id uuid, changed_at timestamp with time zone, amr text[], token_hash bytea, lifetime interval, device_hash bytea, new_device_hash bytea, rehashed text) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.login(user_id uuid, changed_at timestamp with time zone, amr text[], token_hash bytea, lifetime interval, device_hash bytea, new_device_hash bytea, rehashed text) TO bridge;


--
-- Name: FUNCTION mail_invitation(invitation api.invitations); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.mail_invitation(invitation api.invitations) FROM PUBLIC;


--
-- Name: FUNCTION make_token(purpose text, user_id uuid, email text, lifetime interval, data jsonb); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.make_token(purpose text, user_id uuid, email text, lifetime interval, data jsonb) FROM PUBLIC;


--
-- Name: FUNCTION send(template text, email text, user_id uuid, data jsonb, token_id uuid); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.send(template text, email text, user_id uuid, data jsonb, token_id uuid) FROM PUBLIC;


--
-- Name: FUNCTION mail_verification(user_id uuid, email text, session_id uuid); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.mail_verification(user_id uuid, email text, session_id uuid) FROM PUBLIC;


--
-- Name: FUNCTION make_invitation(wanted api.invitations, lifetime interval); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.make_invitation(wanted api.invitations, lifetime interval) FROM PUBLIC;


--
-- Name: FUNCTION make_oauth_code(state_hash bytea, code_hash bytea, identity jsonb); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.make_oauth_code(state_hash bytea, code_hash bytea, identity jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.make_oauth_code(state_hash bytea, code_hash bytea, identity jsonb) TO bridge;


--
-- Name: FUNCTION may_find(user_id uuid); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.may_find(user_id uuid) FROM PUBLIC;


--
-- Name: FUNCTION me(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.me() FROM PUBLIC;
GRANT ALL ON FUNCTION auth.me() TO bridge;


--
-- Name: FUNCTION my_devices(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.my_devices() FROM PUBLIC;
GRANT ALL ON FUNCTION auth.my_devices() TO bridge;


--
-- Name: FUNCTION my_sessions(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.my_sessions() FROM PUBLIC;
GRANT ALL ON FUNCTION auth.my_sessions() TO bridge;


--
-- Name: FUNCTION name_device(device_id uuid, name text); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.name_device(device_id uuid, name text) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.name_device(device_id uuid, name text) TO bridge;


--
-- Name: FUNCTION name_session(session_id uuid, name text); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.name_session(session_id uuid, name text) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.name_session(session_id uuid, name text) TO bridge;


--
-- Name: FUNCTION note_event(kind text, user_id uuid, session_id uuid, details jsonb); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.note_event(kind text, user_id uuid, session_id uuid, details jsonb) FROM PUBLIC;


--
-- Name: FUNCTION oauth_person(code_hash bytea, code_challenge text); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.oauth_person(code_hash bytea, code_challenge text) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.oauth_person(code_hash bytea, code_challenge text) TO bridge;


--
-- Name: FUNCTION oauth_sign_in(code_hash bytea, code_challenge text, token_hash bytea, amr text[], lifetime interval, device_hash bytea, new_device_hash bytea); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.oauth_sign_in(code_hash bytea, code_challenge text, token_hash bytea, amr text[], lifetime interval, device_hash bytea, new_device_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.oauth_sign_in(code_hash bytea, code_challenge text, token_hash bytea, amr text[], lifetime interval, device_hash bytea, new_device_hash bytea) TO bridge;


--
-- Name: FUNCTION oauth_step_up(code_hash bytea, code_challenge text); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.oauth_step_up(code_hash bytea, code_challenge text) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.oauth_step_up(code_hash bytea, code_challenge text) TO bridge;


--
-- Name: FUNCTION open_invitation(token text, id uuid); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.open_invitation(token text, id uuid) FROM PUBLIC;


--
-- Name: FUNCTION open_oauth_flow(state_hash bytea, browser_hash bytea); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.open_oauth_flow(state_hash bytea, browser_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.open_oauth_flow(state_hash bytea, browser_hash bytea) TO bridge;


--
-- Name: FUNCTION open_session(user_id uuid, token_hash bytea, amr text[], lifetime interval, device_hash bytea, new_device_hash bytea); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.open_session(user_id uuid, token_hash bytea, amr text[], lifetime interval, device_hash bytea, new_device_hash bytea) FROM PUBLIC;


--
-- Name: FUNCTION pin_login(user_id uuid, changed_at timestamp with time zone, token_hash bytea, lifetime interval, device_hash bytea, new_device_hash bytea); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.pin_login(user_id uuid, changed_at timestamp with time zone, token_hash bytea, lifetime interval, device_hash bytea, new_device_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.pin_login(user_id uuid, changed_at timestamp with time zone, token_hash bytea, lifetime interval, device_hash bytea, new_device_hash bytea) TO bridge;


--
-- Name: FUNCTION prune_sessions(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.prune_sessions() FROM PUBLIC;
GRANT ALL ON FUNCTION auth.prune_sessions() TO worker;


--
-- Name: FUNCTION prune_tokens(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.prune_tokens() FROM PUBLIC;
GRANT ALL ON FUNCTION auth.prune_tokens() TO worker;


--
-- Name: FUNCTION read_oauth_code(code_hash bytea, code_challenge text, purpose text); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.read_oauth_code(code_hash bytea, code_challenge text, purpose text) FROM PUBLIC;


--
-- Name: FUNCTION recognize_device(user_id uuid, device_hash bytea, new_device_hash bytea, OUT device_id uuid, OUT is_new boolean); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.recognize_device(user_id uuid, device_hash bytea, new_device_hash bytea, OUT device_id uuid, OUT is_new boolean) FROM PUBLIC;


--
-- Name: FUNCTION refresh_session(token_hash bytea, nonce bytea, successor_hash bytea, lifetime interval, grace interval); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.refresh_session(token_hash bytea, nonce bytea, successor_hash bytea, lifetime interval, grace interval) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.refresh_session(token_hash bytea, nonce bytea, successor_hash bytea, lifetime interval, grace interval) TO bridge;


--
-- Name: FUNCTION refund(kind text, key text); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.refund(kind text, key text) FROM PUBLIC;


--
-- Name: FUNCTION register(email text, password_hash text, full_name text, token_hash bytea, lifetime interval, device_hash bytea, new_device_hash bytea); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.register(email text, password_hash text, full_name text, token_hash bytea, lifetime interval, device_hash bytea, new_device_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.register(email text, password_hash text, full_name text, token_hash bytea, lifetime interval, device_hash bytea, new_device_hash bytea) TO bridge;


--
-- Name: FUNCTION remove_pin(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.remove_pin() FROM PUBLIC;
GRANT ALL ON FUNCTION auth.remove_pin() TO bridge;


--
-- Name: FUNCTION remove_totp(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.remove_totp() FROM PUBLIC;
GRANT ALL ON FUNCTION auth.remove_totp() TO bridge;


--
-- Name: FUNCTION replace_recovery_codes(recovery_hashes bytea[]); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.replace_recovery_codes(recovery_hashes bytea[]) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.replace_recovery_codes(recovery_hashes bytea[]) TO bridge;


--
-- Name: FUNCTION require_step_up(max_age interval); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.require_step_up(max_age interval) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.require_step_up(max_age interval) TO member;


--
-- Name: FUNCTION resend_verification(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.resend_verification() FROM PUBLIC;
GRANT ALL ON FUNCTION auth.resend_verification() TO bridge;


--
-- Name: FUNCTION reset_password(token_hash bytea, password_hash text, new_device_hash bytea); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.reset_password(token_hash bytea, password_hash text, new_device_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.reset_password(token_hash bytea, password_hash text, new_device_hash bytea) TO bridge;


--
-- Name: FUNCTION revoke_sessions(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.revoke_sessions() FROM PUBLIC;


--
-- Name: FUNCTION revoked_among(sids uuid[]); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.revoked_among(sids uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.revoked_among(sids uuid[]) TO relay;


--
-- Name: FUNCTION schema_version(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.schema_version() FROM PUBLIC;
GRANT ALL ON FUNCTION auth.schema_version() TO bridge;


--
-- Name: FUNCTION second_factor_key(user_id uuid, device_hash bytea); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.second_factor_key(user_id uuid, device_hash bytea) FROM PUBLIC;


--
-- Name: FUNCTION set_pin(pin_hash text); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.set_pin(pin_hash text) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.set_pin(pin_hash text) TO bridge;


--
-- Name: FUNCTION set_token_hash(token_id uuid, token_hash bytea); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.set_token_hash(token_id uuid, token_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.set_token_hash(token_id uuid, token_hash bytea) TO worker;


--
-- Name: FUNCTION start_totp(secret_ciphertext bytea); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.start_totp(secret_ciphertext bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.start_totp(secret_ciphertext bytea) TO bridge;


--
-- Name: FUNCTION started_totp(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.started_totp() FROM PUBLIC;
GRANT ALL ON FUNCTION auth.started_totp() TO bridge;


--
-- Name: FUNCTION strengthen_session(amr text[]); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.strengthen_session(amr text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.strengthen_session(amr text[]) TO bridge;


--
-- Name: FUNCTION sweep_throttles(); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.sweep_throttles() FROM PUBLIC;
GRANT ALL ON FUNCTION auth.sweep_throttles() TO worker;


--
-- Name: FUNCTION unlink_identity(id uuid); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.unlink_identity(id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.unlink_identity(id uuid) TO bridge;


--
-- Name: FUNCTION unthrottle(kind text, key text); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.unthrottle(kind text, key text) FROM PUBLIC;


--
-- Name: FUNCTION use_second_factor(user_id uuid, totp_step bigint, recovery_hash bytea, device_hash bytea); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.use_second_factor(user_id uuid, totp_step bigint, recovery_hash bytea, device_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.use_second_factor(user_id uuid, totp_step bigint, recovery_hash bytea, device_hash bytea) TO bridge;


--
-- Name: FUNCTION use_token(purpose text, token_hash bytea); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.use_token(purpose text, token_hash bytea) FROM PUBLIC;


--
-- Name: FUNCTION verify_email(token_hash bytea); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.verify_email(token_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.verify_email(token_hash bytea) TO bridge;


--
-- Name: FUNCTION anchors(after bigint); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.anchors(after bigint) FROM PUBLIC;


--
-- Name: FUNCTION announce(topics text[], frame jsonb, sender uuid); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.announce(topics text[], frame jsonb, sender uuid) FROM PUBLIC;


--
-- Name: FUNCTION announce_presence(user_id uuid, org_id uuid, status text); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.announce_presence(user_id uuid, org_id uuid, status text) FROM PUBLIC;


--
-- Name: FUNCTION announce_typing(connection_id uuid, user_id uuid, table_name text, row_id uuid, field text, active boolean, is_weak boolean); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.announce_typing(connection_id uuid, user_id uuid, table_name text, row_id uuid, field text, active boolean, is_weak boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION change.announce_typing(connection_id uuid, user_id uuid, table_name text, row_id uuid, field text, active boolean, is_weak boolean) TO relay;


--
-- Name: FUNCTION apply_delete(operation change.operation, columns jsonb); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.apply_delete(operation change.operation, columns jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION change.apply_delete(operation change.operation, columns jsonb) TO member;


--
-- Name: FUNCTION apply_insert(operation change.operation, columns jsonb); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.apply_insert(operation change.operation, columns jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION change.apply_insert(operation change.operation, columns jsonb) TO member;


--
-- Name: FUNCTION apply_resolution(resolution change.operation); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.apply_resolution(resolution change.operation) FROM PUBLIC;
GRANT ALL ON FUNCTION change.apply_resolution(resolution change.operation) TO member;


--
-- Name: FUNCTION apply_update(operation change.operation, columns jsonb); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.apply_update(operation change.operation, columns jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION change.apply_update(operation change.operation, columns jsonb) TO member;


--
-- Name: FUNCTION base_of(operation change.operation); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.base_of(operation change.operation) FROM PUBLIC;
GRANT ALL ON FUNCTION change.base_of(operation change.operation) TO member;


--
-- Name: FUNCTION begin_push(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.begin_push() FROM PUBLIC;
GRANT ALL ON FUNCTION change.begin_push() TO member;


--
-- Name: FUNCTION break_at("position" bigint, first bigint, leaves bytea); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.break_at("position" bigint, first bigint, leaves bytea) FROM PUBLIC;


--
-- Name: FUNCTION context_text(log change.log); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.context_text(log change.log) FROM PUBLIC;


--
-- Name: FUNCTION context_hash(log change.log); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.context_hash(log change.log) FROM PUBLIC;


--
-- Name: FUNCTION images_text(log change.log); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.images_text(log change.log) FROM PUBLIC;


--
-- Name: FUNCTION images_hash(log change.log); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.images_hash(log change.log) FROM PUBLIC;


--
-- Name: FUNCTION canonical_row("position" bigint, log change.log, audience text[]); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.canonical_row("position" bigint, log change.log, audience text[]) FROM PUBLIC;


--
-- Name: FUNCTION cascade_delete(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.cascade_delete() FROM PUBLIC;


--
-- Name: FUNCTION catch_up(user_id uuid, after bigint, max integer, is_weak boolean); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.catch_up(user_id uuid, after bigint, max integer, is_weak boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION change.catch_up(user_id uuid, after bigint, max integer, is_weak boolean) TO relay;


--
-- Name: FUNCTION changed_by_others(operation change.operation); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.changed_by_others(operation change.operation) FROM PUBLIC;
GRANT ALL ON FUNCTION change.changed_by_others(operation change.operation) TO member;


--
-- Name: FUNCTION check_base(operation change.operation, version integer); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.check_base(operation change.operation, version integer) FROM PUBLIC;
GRANT ALL ON FUNCTION change.check_base(operation change.operation, version integer) TO member;


--
-- Name: FUNCTION check_fields(op text, fields jsonb, columns jsonb); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.check_fields(op text, fields jsonb, columns jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION change.check_fields(op text, fields jsonb, columns jsonb) TO member;


--
-- Name: FUNCTION child_tables(parent_table text); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.child_tables(parent_table text) FROM PUBLIC;


--
-- Name: FUNCTION children_of(parent_table text, parent_id uuid); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.children_of(parent_table text, parent_id uuid) FROM PUBLIC;


--
-- Name: FUNCTION clear_presence(connection_ids uuid[]); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.clear_presence(connection_ids uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION change.clear_presence(connection_ids uuid[]) TO relay;


--
-- Name: FUNCTION close_conflict(resolution change.operation, outcome change.outcome, chosen jsonb, replaced jsonb); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.close_conflict(resolution change.operation, outcome change.outcome, chosen jsonb, replaced jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION change.close_conflict(resolution change.operation, outcome change.outcome, chosen jsonb, replaced jsonb) TO member;


--
-- Name: FUNCTION earlier_verdict(op_id uuid, content jsonb, OUT result jsonb, OUT is_same boolean); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.earlier_verdict(op_id uuid, content jsonb, OUT result jsonb, OUT is_same boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION change.earlier_verdict(op_id uuid, content jsonb, OUT result jsonb, OUT is_same boolean) TO member;


--
-- Name: FUNCTION end_member_presence(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.end_member_presence() FROM PUBLIC;


--
-- Name: FUNCTION end_presence(user_ids uuid[], connection_ids uuid[]); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.end_presence(user_ids uuid[], connection_ids uuid[]) FROM PUBLIC;


--
-- Name: PROCEDURE ensure_log_partitions(IN months_ahead integer); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON PROCEDURE change.ensure_log_partitions(IN months_ahead integer) FROM PUBLIC;
GRANT ALL ON PROCEDURE change.ensure_log_partitions(IN months_ahead integer) TO worker;


--
-- Name: FUNCTION erase_person(erasure change.erasures, max integer); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.erase_person(erasure change.erasures, max integer) FROM PUBLIC;


--
-- Name: FUNCTION erase_retired(erasure change.erasures); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.erase_retired(erasure change.erasures) FROM PUBLIC;


--
-- Name: FUNCTION expected_version(table_name text); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.expected_version(table_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION change.expected_version(table_name text) TO anon;
GRANT ALL ON FUNCTION change.expected_version(table_name text) TO member;


--
-- Name: FUNCTION fate_of(table_name text, id uuid, OUT version integer, OUT image jsonb, OUT is_deleted boolean); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.fate_of(table_name text, id uuid, OUT version integer, OUT image jsonb, OUT is_deleted boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION change.fate_of(table_name text, id uuid, OUT version integer, OUT image jsonb, OUT is_deleted boolean) TO member;


--
-- Name: FUNCTION feed_bounds(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.feed_bounds() FROM PUBLIC;
GRANT ALL ON FUNCTION change.feed_bounds() TO member;
GRANT ALL ON FUNCTION change.feed_bounds() TO relay;
GRANT ALL ON FUNCTION change.feed_bounds() TO worker;


--
-- Name: FUNCTION find_local_row(org_id uuid, section text, key text); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.find_local_row(org_id uuid, section text, key text) FROM PUBLIC;
GRANT ALL ON FUNCTION change.find_local_row(org_id uuid, section text, key text) TO member;


--
-- Name: FUNCTION granted_topics(membership jsonb); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.granted_topics(membership jsonb) FROM PUBLIC;


--
-- Name: FUNCTION guard_row_count(table_name text, row_count bigint); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.guard_row_count(table_name text, row_count bigint) FROM PUBLIC;


--
-- Name: FUNCTION import_local_item(org_id uuid, item change.local_item, device_id text, ordinal bigint, family jsonb); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.import_local_item(org_id uuid, item change.local_item, device_id text, ordinal bigint, family jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION change.import_local_item(org_id uuid, item change.local_item, device_id text, ordinal bigint, family jsonb) TO member;


--
-- Name: FUNCTION inclusion_proof("position" bigint, tree_size bigint); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.inclusion_proof("position" bigint, tree_size bigint) FROM PUBLIC;


--
-- Name: FUNCTION is_latest(operation change.operation, column_name text); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.is_latest(operation change.operation, column_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION change.is_latest(operation change.operation, column_name text) TO member;


--
-- Name: FUNCTION is_own(log change.log, topics text[]); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.is_own(log change.log, topics text[]) FROM PUBLIC;


--
-- Name: FUNCTION is_presence_hidden(user_id uuid); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.is_presence_hidden(user_id uuid) FROM PUBLIC;


--
-- Name: FUNCTION is_same_image(table_name text, one jsonb, other jsonb); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.is_same_image(table_name text, one jsonb, other jsonb) FROM PUBLIC;


--
-- Name: FUNCTION weak_topics(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.weak_topics() FROM PUBLIC;
GRANT ALL ON FUNCTION change.weak_topics() TO relay;


--
-- Name: FUNCTION is_weak_topic(topic text); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.is_weak_topic(topic text) FROM PUBLIC;


--
-- Name: FUNCTION judge(operation change.operation, columns jsonb, obstacle text, cause text); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.judge(operation change.operation, columns jsonb, obstacle text, cause text) FROM PUBLIC;
GRANT ALL ON FUNCTION change.judge(operation change.operation, columns jsonb, obstacle text, cause text) TO member;


--
-- Name: FUNCTION keep_verdict(operation change.operation, outcome change.outcome, result jsonb); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.keep_verdict(operation change.operation, outcome change.outcome, result jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION change.keep_verdict(operation change.operation, outcome change.outcome, result jsonb) TO member;


--
-- Name: FUNCTION leaf_hash("position" bigint, log change.log, audience text[]); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.leaf_hash("position" bigint, log change.log, audience text[]) FROM PUBLIC;


--
-- Name: FUNCTION local_digests(key text, fields jsonb); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.local_digests(key text, fields jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION change.local_digests(key text, fields jsonb) TO member;


--
-- Name: FUNCTION local_items(key text, content jsonb, pointer text); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.local_items(key text, content jsonb, pointer text) FROM PUBLIC;
GRANT ALL ON FUNCTION change.local_items(key text, content jsonb, pointer text) TO member;


--
-- Name: FUNCTION local_key(local_id text, device_id text); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.local_key(local_id text, device_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION change.local_key(local_id text, device_id text) TO member;


--
-- Name: FUNCTION snake_case(name text); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.snake_case(name text) FROM PUBLIC;
GRANT ALL ON FUNCTION change.snake_case(name text) TO member;


--
-- Name: TABLE local_importers; Type: ACL; Schema: change; Owner: -
--

GRANT SELECT ON TABLE change.local_importers TO member;


--
-- Name: FUNCTION local_section(key text); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.local_section(key text) FROM PUBLIC;
GRANT ALL ON FUNCTION change.local_section(key text) TO member;


--
-- Name: PROCEDURE lock_children(IN table_name text, IN id uuid); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON PROCEDURE change.lock_children(IN table_name text, IN id uuid) FROM PUBLIC;


--
-- Name: PROCEDURE lock_parent(IN table_name text, IN id uuid); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON PROCEDURE change.lock_parent(IN table_name text, IN id uuid) FROM PUBLIC;


--
-- Name: PROCEDURE lock_presence(IN user_id uuid); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON PROCEDURE change.lock_presence(IN user_id uuid) FROM PUBLIC;


--
-- Name: FUNCTION log_delete(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.log_delete() FROM PUBLIC;


--
-- Name: FUNCTION log_erasure(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.log_erasure() FROM PUBLIC;


--
-- Name: FUNCTION log_insert(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.log_insert() FROM PUBLIC;


--
-- Name: FUNCTION log_update(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.log_update() FROM PUBLIC;


--
-- Name: FUNCTION meet_deleted(operation change.operation, columns jsonb); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.meet_deleted(operation change.operation, columns jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION change.meet_deleted(operation change.operation, columns jsonb) TO member;


--
-- Name: PROCEDURE merge_by(IN target regclass, IN policies jsonb); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON PROCEDURE change.merge_by(IN target regclass, IN policies jsonb) FROM PUBLIC;


--
-- Name: FUNCTION merge_field(policy text, base jsonb, mine jsonb, theirs jsonb, is_latest boolean, OUT value jsonb, OUT is_open boolean, OUT is_lost boolean); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.merge_field(policy text, base jsonb, mine jsonb, theirs jsonb, is_latest boolean, OUT value jsonb, OUT is_open boolean, OUT is_lost boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION change.merge_field(policy text, base jsonb, mine jsonb, theirs jsonb, is_latest boolean, OUT value jsonb, OUT is_open boolean, OUT is_lost boolean) TO member;


--
-- Name: FUNCTION merge_fields(operation change.operation, columns jsonb, mine jsonb, theirs jsonb); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.merge_fields(operation change.operation, columns jsonb, mine jsonb, theirs jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION change.merge_fields(operation change.operation, columns jsonb, mine jsonb, theirs jsonb) TO member;


--
-- Name: FUNCTION merge_row(operation change.operation, columns jsonb, mine jsonb, theirs jsonb); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.merge_row(operation change.operation, columns jsonb, mine jsonb, theirs jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION change.merge_row(operation change.operation, columns jsonb, mine jsonb, theirs jsonb) TO member;


--
-- Name: FUNCTION move_access("position" bigint, before jsonb, after jsonb); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.move_access("position" bigint, before jsonb, after jsonb) FROM PUBLIC;


--
-- Name: FUNCTION moved_topics(entered text[], "left" text[]); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.moved_topics(entered text[], "left" text[]) FROM PUBLIC;


--
-- Name: FUNCTION node_hash("left" bytea, "right" bytea); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.node_hash("left" bytea, "right" bytea) FROM PUBLIC;


--
-- Name: FUNCTION note_access("position" bigint, user_id uuid, is_gain boolean, topics text[], org_topic text); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.note_access("position" bigint, user_id uuid, is_gain boolean, topics text[], org_topic text) FROM PUBLIC;


--
-- Name: FUNCTION obstacle_of(operation change.operation, pushed uuid[], outcomes change.outcome[], OUT obstacle text, OUT cause text); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.obstacle_of(operation change.operation, pushed uuid[], outcomes change.outcome[], OUT obstacle text, OUT cause text) FROM PUBLIC;
GRANT ALL ON FUNCTION change.obstacle_of(operation change.operation, pushed uuid[], outcomes change.outcome[], OUT obstacle text, OUT cause text) TO member;


--
-- Name: FUNCTION open_conflict(operation change.operation, conflict api.conflicts); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.open_conflict(operation change.operation, conflict api.conflicts) FROM PUBLIC;
GRANT ALL ON FUNCTION change.open_conflict(operation change.operation, conflict api.conflicts) TO member;


--
-- Name: FUNCTION openings(log change.log); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.openings(log change.log) FROM PUBLIC;


--
-- Name: FUNCTION operation_order(operations change.operation[], OUT place integer, OUT is_cyclic boolean); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.operation_order(operations change.operation[], OUT place integer, OUT is_cyclic boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION change.operation_order(operations change.operation[], OUT place integer, OUT is_cyclic boolean) TO member;


--
-- Name: FUNCTION outcome_of_error(sqlstate text, message text, detail text); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.outcome_of_error(sqlstate text, message text, detail text) FROM PUBLIC;
GRANT ALL ON FUNCTION change.outcome_of_error(sqlstate text, message text, detail text) TO member;


--
-- Name: FUNCTION own_topics(user_id uuid, org_ids uuid[]); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.own_topics(user_id uuid, org_ids uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION presence_in(user_id uuid, org_id uuid); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.presence_in(user_id uuid, org_id uuid) FROM PUBLIC;


--
-- Name: FUNCTION present_in(viewer_id uuid, only_org_id uuid); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.present_in(viewer_id uuid, only_org_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION change.present_in(viewer_id uuid, only_org_id uuid) TO relay;


--
-- Name: FUNCTION publish(max integer); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.publish(max integer) FROM PUBLIC;
GRANT ALL ON FUNCTION change.publish(max integer) TO worker;


--
-- Name: FUNCTION purge_organizations(org_ids uuid[], max integer); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.purge_organizations(org_ids uuid[], max integer) FROM PUBLIC;


--
-- Name: FUNCTION put_image(table_name text, id uuid, image jsonb); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.put_image(table_name text, id uuid, image jsonb) FROM PUBLIC;


--
-- Name: FUNCTION read_feed(after bigint, max integer); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.read_feed(after bigint, max integer) FROM PUBLIC;
GRANT ALL ON FUNCTION change.read_feed(after bigint, max integer) TO relay;


--
-- Name: FUNCTION read_local_row(data jsonb, spellings jsonb, OUT fields jsonb, OUT unknown text); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.read_local_row(data jsonb, spellings jsonb, OUT fields jsonb, OUT unknown text) FROM PUBLIC;
GRANT ALL ON FUNCTION change.read_local_row(data jsonb, spellings jsonb, OUT fields jsonb, OUT unknown text) TO member;


--
-- Name: FUNCTION read_operation(given jsonb, device_id text); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.read_operation(given jsonb, device_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION change.read_operation(given jsonb, device_id text) TO member;


--
-- Name: FUNCTION read_operations(given json, device_id text, are_resolutions boolean, OUT operations change.operation[], OUT faults text[], OUT tables jsonb); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.read_operations(given json, device_id text, are_resolutions boolean, OUT operations change.operation[], OUT faults text[], OUT tables jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION change.read_operations(given json, device_id text, are_resolutions boolean, OUT operations change.operation[], OUT faults text[], OUT tables jsonb) TO member;


--
-- Name: FUNCTION read_push(body json, OUT operations json, OUT device_id text); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.read_push(body json, OUT operations json, OUT device_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION change.read_push(body json, OUT operations json, OUT device_id text) TO member;


--
-- Name: FUNCTION read_resolution(given jsonb, device_id text); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.read_resolution(given jsonb, device_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION change.read_resolution(given jsonb, device_id text) TO member;


--
-- Name: PROCEDURE refresh_access(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON PROCEDURE change.refresh_access() FROM PUBLIC;


--
-- Name: FUNCTION renew_presence(connection_ids uuid[], lease interval); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.renew_presence(connection_ids uuid[], lease interval) FROM PUBLIC;
GRANT ALL ON FUNCTION change.renew_presence(connection_ids uuid[], lease interval) TO relay;


--
-- Name: FUNCTION reopen_conflict(id uuid); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.reopen_conflict(id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION change.reopen_conflict(id uuid) TO member;


--
-- Name: FUNCTION require_full_sign_in(table_name text); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.require_full_sign_in(table_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION change.require_full_sign_in(table_name text) TO member;


--
-- Name: FUNCTION require_position("position" bigint); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.require_position("position" bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION change.require_position("position" bigint) TO member;
GRANT ALL ON FUNCTION change.require_position("position" bigint) TO relay;


--
-- Name: FUNCTION require_writer(table_name text, image jsonb); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.require_writer(table_name text, image jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION change.require_writer(table_name text, image jsonb) TO member;


--
-- Name: FUNCTION restore_children(table_name text, id uuid, seq bigint, tx_id xid8); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.restore_children(table_name text, id uuid, seq bigint, tx_id xid8) FROM PUBLIC;


--
-- Name: FUNCTION restore_deleted_with(table_name text, id uuid, tx_id xid8); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.restore_deleted_with(table_name text, id uuid, tx_id xid8) FROM PUBLIC;


--
-- Name: FUNCTION resume_feed(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.resume_feed() FROM PUBLIC;
GRANT ALL ON FUNCTION change.resume_feed() TO worker;


--
-- Name: FUNCTION retire_log(before timestamp with time zone); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.retire_log(before timestamp with time zone) FROM PUBLIC;


--
-- Name: FUNCTION retire_month(month text); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.retire_month(month text) FROM PUBLIC;


--
-- Name: FUNCTION retired_until(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.retired_until() FROM PUBLIC;


--
-- Name: FUNCTION ring_bell(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.ring_bell() FROM PUBLIC;


--
-- Name: FUNCTION run_operations(operations json, device_id text, are_resolutions boolean); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.run_operations(operations json, device_id text, are_resolutions boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION change.run_operations(operations json, device_id text, are_resolutions boolean) TO member;


--
-- Name: FUNCTION seal(max integer); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.seal(max integer) FROM PUBLIC;
GRANT ALL ON FUNCTION change.seal(max integer) TO worker;


--
-- Name: FUNCTION set_presence(connection_id uuid, user_id uuid, org_id uuid, status text, lease interval); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.set_presence(connection_id uuid, user_id uuid, org_id uuid, status text, lease interval) FROM PUBLIC;
GRANT ALL ON FUNCTION change.set_presence(connection_id uuid, user_id uuid, org_id uuid, status text, lease interval) TO relay;


--
-- Name: FUNCTION show_presence(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.show_presence() FROM PUBLIC;


--
-- Name: FUNCTION show_profile("position" bigint, user_id uuid); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.show_profile("position" bigint, user_id uuid) FROM PUBLIC;


--
-- Name: FUNCTION sight_changes("position" bigint, reader_id uuid, is_weak boolean); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.sight_changes("position" bigint, reader_id uuid, is_weak boolean) FROM PUBLIC;


--
-- Name: FUNCTION stamp_row(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.stamp_row() FROM PUBLIC;


--
-- Name: FUNCTION stay_awake(milliseconds integer); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.stay_awake(milliseconds integer) FROM PUBLIC;
GRANT ALL ON FUNCTION change.stay_awake(milliseconds integer) TO worker;


--
-- Name: FUNCTION subtree_hash(tree_size bigint, level integer, index bigint); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.subtree_hash(tree_size bigint, level integer, index bigint) FROM PUBLIC;


--
-- Name: FUNCTION swap_partition(partition name, archive name, successor name); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.swap_partition(partition name, archive name, successor name) FROM PUBLIC;


--
-- Name: FUNCTION sweep_presence(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.sweep_presence() FROM PUBLIC;
GRANT ALL ON FUNCTION change.sweep_presence() TO relay;
GRANT ALL ON FUNCTION change.sweep_presence() TO worker;


--
-- Name: FUNCTION syncable_columns(table_name text); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.syncable_columns(table_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION change.syncable_columns(table_name text) TO member;


--
-- Name: FUNCTION whole_topics_of(image jsonb, templates text[]); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.whole_topics_of(image jsonb, templates text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION change.whole_topics_of(image jsonb, templates text[]) TO member;


--
-- Name: FUNCTION topics_of(image jsonb, templates text[]); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.topics_of(image jsonb, templates text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION change.topics_of(image jsonb, templates text[]) TO member;


--
-- Name: FUNCTION topics_since(user_id uuid, is_weak boolean); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.topics_since(user_id uuid, is_weak boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION change.topics_since(user_id uuid, is_weak boolean) TO relay;


--
-- Name: PROCEDURE track(IN target regclass, IN topics text[], IN parent text, IN write text, IN redacted text[]); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON PROCEDURE change.track(IN target regclass, IN topics text[], IN parent text, IN write text, IN redacted text[]) FROM PUBLIC;


--
-- Name: FUNCTION tracked(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.tracked() FROM PUBLIC;
GRANT ALL ON FUNCTION change.tracked() TO member;
GRANT ALL ON FUNCTION change.tracked() TO relay;


--
-- Name: FUNCTION verdict_of(op_id uuid, outcome change.outcome); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.verdict_of(op_id uuid, outcome change.outcome) FROM PUBLIC;
GRANT ALL ON FUNCTION change.verdict_of(op_id uuid, outcome change.outcome) TO member;


--
-- Name: FUNCTION verify_anchors(anchors jsonb); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.verify_anchors(anchors jsonb) FROM PUBLIC;


--
-- Name: FUNCTION verify_erasures(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.verify_erasures() FROM PUBLIC;


--
-- Name: FUNCTION verify_history(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.verify_history() FROM PUBLIC;


--
-- Name: FUNCTION verify_live(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.verify_live() FROM PUBLIC;


--
-- Name: FUNCTION verify_numbering(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.verify_numbering() FROM PUBLIC;


--
-- Name: FUNCTION verify_retired(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.verify_retired() FROM PUBLIC;


--
-- Name: FUNCTION verify_rows(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.verify_rows() FROM PUBLIC;


--
-- Name: FUNCTION verify_tree(); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.verify_tree() FROM PUBLIC;


--
-- Name: FUNCTION verify(anchors jsonb); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.verify(anchors jsonb) FROM PUBLIC;


--
-- Name: FUNCTION write_fields(table_name text, id uuid, fields jsonb); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.write_fields(table_name text, id uuid, fields jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION change.write_fields(table_name text, id uuid, fields jsonb) TO member;


--
-- Name: FUNCTION divide_half_even(dividend numeric, divisor numeric); Type: ACL; Schema: core; Owner: -
--

REVOKE ALL ON FUNCTION core.divide_half_even(dividend numeric, divisor numeric) FROM PUBLIC;


--
-- Name: FUNCTION fail(code text, details text, hint text, challenge text); Type: ACL; Schema: core; Owner: -
--

REVOKE ALL ON FUNCTION core.fail(code text, details text, hint text, challenge text) FROM PUBLIC;
GRANT ALL ON FUNCTION core.fail(code text, details text, hint text, challenge text) TO anon;
GRANT ALL ON FUNCTION core.fail(code text, details text, hint text, challenge text) TO member;


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
-- Name: FUNCTION is_fully_signed_in(); Type: ACL; Schema: core; Owner: -
--

REVOKE ALL ON FUNCTION core.is_fully_signed_in() FROM PUBLIC;
GRANT ALL ON FUNCTION core.is_fully_signed_in() TO anon;
GRANT ALL ON FUNCTION core.is_fully_signed_in() TO member;


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
-- Name: FUNCTION procrastinate_defer_jobs_v1(jobs queue.procrastinate_job_to_defer_v1[]); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.procrastinate_defer_jobs_v1(jobs queue.procrastinate_job_to_defer_v1[]) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.procrastinate_defer_jobs_v1(jobs queue.procrastinate_job_to_defer_v1[]) TO worker;


--
-- Name: FUNCTION enqueue(message_id uuid); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.enqueue(message_id uuid) FROM PUBLIC;


--
-- Name: FUNCTION prune(); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.prune() FROM PUBLIC;
GRANT ALL ON FUNCTION mail.prune() TO worker;


--
-- Name: FUNCTION procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) TO worker;


--
-- Name: TABLE procrastinate_events; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE queue.procrastinate_events TO worker;


--
-- Name: TABLE procrastinate_jobs; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE queue.procrastinate_jobs TO worker;


--
-- Name: TABLE procrastinate_workers; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE queue.procrastinate_workers TO worker;


--
-- Name: FUNCTION recover(silence interval, longest interval); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.recover(silence interval, longest interval) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.recover(silence interval, longest interval) TO worker;


--
-- Name: FUNCTION retry(message_id uuid); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.retry(message_id uuid) FROM PUBLIC;


--
-- Name: FUNCTION settle(message_id uuid, state text, error text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.settle(message_id uuid, state text, error text) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.settle(message_id uuid, state text, error text) TO worker;


--
-- Name: FUNCTION take(message_id uuid); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.take(message_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.take(message_id uuid) TO worker;


--
-- Name: FUNCTION procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) TO worker;


--
-- Name: FUNCTION procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) TO worker;


--
-- Name: FUNCTION procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) TO worker;


--
-- Name: FUNCTION procrastinate_finish_job_v1(job_id bigint, end_status queue.procrastinate_job_status, delete_job boolean); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.procrastinate_finish_job_v1(job_id bigint, end_status queue.procrastinate_job_status, delete_job boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.procrastinate_finish_job_v1(job_id bigint, end_status queue.procrastinate_job_status, delete_job boolean) TO worker;


--
-- Name: FUNCTION procrastinate_notify_queue_abort_job_v1(); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.procrastinate_notify_queue_abort_job_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION queue.procrastinate_notify_queue_abort_job_v1() TO worker;


--
-- Name: FUNCTION procrastinate_notify_queue_job_inserted_v1(); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.procrastinate_notify_queue_job_inserted_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION queue.procrastinate_notify_queue_job_inserted_v1() TO worker;


--
-- Name: FUNCTION procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) TO worker;


--
-- Name: FUNCTION procrastinate_register_worker_v1(); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.procrastinate_register_worker_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION queue.procrastinate_register_worker_v1() TO worker;


--
-- Name: FUNCTION procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) TO worker;


--
-- Name: FUNCTION procrastinate_trigger_abort_requested_events_procedure_v1(); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.procrastinate_trigger_abort_requested_events_procedure_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION queue.procrastinate_trigger_abort_requested_events_procedure_v1() TO worker;


--
-- Name: FUNCTION procrastinate_trigger_function_scheduled_events_v1(); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.procrastinate_trigger_function_scheduled_events_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION queue.procrastinate_trigger_function_scheduled_events_v1() TO worker;


--
-- Name: FUNCTION procrastinate_trigger_function_status_events_insert_v1(); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.procrastinate_trigger_function_status_events_insert_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION queue.procrastinate_trigger_function_status_events_insert_v1() TO worker;


--
-- Name: FUNCTION procrastinate_trigger_function_status_events_update_v1(); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.procrastinate_trigger_function_status_events_update_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION queue.procrastinate_trigger_function_status_events_update_v1() TO worker;


--
-- Name: FUNCTION procrastinate_unlink_periodic_defers_v1(); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.procrastinate_unlink_periodic_defers_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION queue.procrastinate_unlink_periodic_defers_v1() TO worker;


--
-- Name: FUNCTION procrastinate_unregister_worker_v1(worker_id bigint); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.procrastinate_unregister_worker_v1(worker_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.procrastinate_unregister_worker_v1(worker_id bigint) TO worker;


--
-- Name: FUNCTION procrastinate_update_heartbeat_v1(worker_id bigint); Type: ACL; Schema: queue; Owner: -
--

REVOKE ALL ON FUNCTION queue.procrastinate_update_heartbeat_v1(worker_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.procrastinate_update_heartbeat_v1(worker_id bigint) TO worker;


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
-- Name: FUNCTION import_local_cost(given change.local_import); Type: ACL; Schema: tour; Owner: -
--

REVOKE ALL ON FUNCTION tour.import_local_cost(given change.local_import) FROM PUBLIC;
GRANT ALL ON FUNCTION tour.import_local_cost(given change.local_import) TO member;


--
-- Name: FUNCTION import_local_show(given change.local_import); Type: ACL; Schema: tour; Owner: -
--

REVOKE ALL ON FUNCTION tour.import_local_show(given change.local_import) FROM PUBLIC;
GRANT ALL ON FUNCTION tour.import_local_show(given change.local_import) TO member;


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
-- Name: FUNCTION local_cost_kind(word text); Type: ACL; Schema: tour; Owner: -
--

REVOKE ALL ON FUNCTION tour.local_cost_kind(word text) FROM PUBLIC;
GRANT ALL ON FUNCTION tour.local_cost_kind(word text) TO member;


--
-- Name: FUNCTION local_date(data jsonb); Type: ACL; Schema: tour; Owner: -
--

REVOKE ALL ON FUNCTION tour.local_date(data jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION tour.local_date(data jsonb) TO member;


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
-- Name: TABLE preferences; Type: ACL; Schema: api; Owner: -
--

GRANT SELECT ON TABLE api.preferences TO member;


--
-- Name: COLUMN preferences.muted_by_email; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(muted_by_email) ON TABLE api.preferences TO member;


--
-- Name: COLUMN preferences.muted_by_push; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(muted_by_push) ON TABLE api.preferences TO member;


--
-- Name: COLUMN preferences.version; Type: ACL; Schema: api; Owner: -
--

GRANT UPDATE(version) ON TABLE api.preferences TO member;


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
-- Name: SEQUENCE procrastinate_events_id_seq; Type: ACL; Schema: queue; Owner: -
--

GRANT USAGE ON SEQUENCE queue.procrastinate_events_id_seq TO worker;


--
-- Name: SEQUENCE procrastinate_jobs_id_seq; Type: ACL; Schema: queue; Owner: -
--

GRANT USAGE ON SEQUENCE queue.procrastinate_jobs_id_seq TO worker;


--
-- Name: TABLE procrastinate_periodic_defers; Type: ACL; Schema: queue; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE queue.procrastinate_periodic_defers TO worker;


--
-- Name: SEQUENCE procrastinate_periodic_defers_id_seq; Type: ACL; Schema: queue; Owner: -
--

GRANT USAGE ON SEQUENCE queue.procrastinate_periodic_defers_id_seq TO worker;


--
-- Name: SEQUENCE procrastinate_workers_id_seq; Type: ACL; Schema: queue; Owner: -
--

GRANT USAGE ON SEQUENCE queue.procrastinate_workers_id_seq TO worker;


--
-- Name: FUNCTION keep_local_row(org_id uuid, section text, key text, row_id uuid, digests jsonb); Type: ACL; Schema: change; Owner: -
--

REVOKE ALL ON FUNCTION change.keep_local_row(org_id uuid, section text, key text, row_id uuid, digests jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION change.keep_local_row(org_id uuid, section text, key text, row_id uuid, digests jsonb) TO member;


--
-- Name: DEFAULT PRIVILEGES FOR FUNCTIONS; Type: DEFAULT ACL; Schema: -; Owner: -
--

ALTER DEFAULT PRIVILEGES FOR ROLE ontour_owner REVOKE ALL ON FUNCTIONS FROM PUBLIC;


--
-- PostgreSQL database dump complete
--

\unrestrict x

