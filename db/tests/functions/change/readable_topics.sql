-- Tests functions/change/readable_topics: what a person may read in the log is what he may select in the
-- tables.
begin;
select plan(7);
\ir ../../support/fixtures.psql
\ir ../../support/things.psql

select is(change.readable_topics(), '{}', 'psql has no topics');

select tests.become(tests.id('crew'));
select ok(change.readable_topics() @> array['org:' || tests.id('band')], 'crew read their organization');
select ok(
    not change.readable_topics() @> array['org:' || tests.id('band') || ':finance'], 'and not its money'
);
select tests.become(tests.id('finance'));
select ok(change.readable_topics() @> array['org:' || tests.id('band') || ':finance'], 'finance does');
select tests.become(null);
select is(change.readable_topics(), '{}', 'nobody has none');

-- Every row of users, organizations, memberships and things, for every person.
select tests.become_superuser();
create function tests.disagreements(name text)
returns setof text
language plpgsql
as $$
declare
    v_table text;
    v_selected uuid[];
    v_topics text[];
begin
    foreach v_table in array '{users,organizations,memberships,things}'::text[] loop
        perform tests.become(tests.id(name));
        execute format('select array_agg(id) from api.%I', v_table) into v_selected;
        v_topics := change.readable_topics();
        perform tests.become_superuser();
        return query
        select format('%s: %s of %s', name, log.row_id, v_table)
        from change.log as log
        where log.table_name = v_table
            and (log.topics_after && v_topics) <> (log.row_id = any (coalesce(v_selected, '{}')));
    end loop;
end
$$;
prepare disagreements as
select tests.disagreements(name)
from unnest('{owner,admin,manager,finance,crew,viewer,stranger}'::text[]) as name;
select is_empty('disagreements', 'a row can be selected if and only if its topics can be read');
update api.memberships set deleted_at = '2000-01-01' where user_id = tests.id('crew');
delete from change.log where row_id = tests.id('membership of crew');
select is_empty('disagreements', 'also when somebody has left');

select * from finish();
rollback;
