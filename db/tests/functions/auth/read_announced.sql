-- Tests functions/auth/read_announced: what everybody's calendar says.
begin;
select plan(7);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

create function tests.read(org text, form text default '1')
returns jsonb
language plpgsql
as $$
declare
    v_found jsonb;
begin
    set local role bridge;
    v_found := auth.read_announced(tests.id(org), form);
    reset role;
    return v_found;
end
$$;

update api.shows set announce_at = now(), notes = 'Secret guest' where id = tests.id('gig');
select tests.read('band') as before \gset
select is(:'before'::jsonb -> 'entries', '[]', 'nothing while it is a draft');
select is(
    :'before'::jsonb, tests.read('nobody'), 'which is the same as of an organization that there is not'
);

insert into api.show_deals (show_id, currency, fee) values (tests.id('gig'), 'EUR', 1);
update api.shows set status = 'pending' where id = tests.id('gig');
update api.shows set status = 'confirmed' where id = tests.id('gig');
select is(
    (tests.read('band') #> '{entries,0}') - '{updated_at,id,uid}'::text[],
    '{
        "table_name": "shows", "act": "The Band", "kind": "show", "title": "The Band: Paradiso",
        "status": "confirmed", "starts_on": "2027-03-02", "time_zone": "Europe/Amsterdam",
        "place": "Paradiso, Amsterdam, NL", "details": "Spring", "sequence": 3
    }'::jsonb,
    'then so much, and no notes'
);
select is(tests.read('band') ->> 'name', 'The Band', 'under the name of the act');
select isnt(tests.read('band') ->> 'etag', :'before'::jsonb ->> 'etag', 'it has changed');
select isnt(tests.read('band', '2') ->> 'etag', tests.read('band') ->> 'etag', 'another form is a change');
select function_privs_are('auth', 'read_announced', '{uuid,text}'::text[], 'anon', '{}', 'the bridge asks');

select * from finish();
rollback;
