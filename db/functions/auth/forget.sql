-- Deploy ontour:functions/auth/forget to pg
-- requires: schema/auth/personal_data
-- requires: schema/change/personal_data
-- requires: schema/mail/personal_data
-- requires: schema/auth/oauth_flows
-- requires: schema/auth/identities

begin;

create or replace function auth.forget(user_id uuid, emails text[])
returns void
language plpgsql
volatile
set search_path = ''
as $$
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
$$;

comment on function auth.forget(uuid, text[]) is
'Deletes and clears all that core.personal_data says goes with a person who has left, and with the addresses
that were theirs. A second time does nothing.';

commit;
