-- Tests functions/tour/tell_of_holds: who is told what.
begin;
select plan(9);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/holds.psql

-- What has been told since one last asked.
create function tests.told()
returns setof text
language sql
as $$
    update api.notifications set deleted_at = now() where deleted_at is null
    returning (select full_name from api.users where users.id = user_id) || ' ' || (data ->> 'status')
$$;
create function tests.set_hold(name text, change text)
returns setof text
language plpgsql
as $$
begin
    execute format('update api.holds set %s where name = any (string_to_array(%L, %L))', change, name, ' ');
    return query select tests.told();
end
$$;

select is_empty($$select tests.set_hold('owner', 'notes = null')$$, 'nobody of nothing');
select results_eq(
    $$select tests.set_hold('manager', $q$challenge_ends_at = now() + interval '1 day'$q$) order by 1$$,
    array['Admin challenged', 'Owner challenged'], 'those ahead of a challenge'
);
select results_eq(
    $$select tests.set_hold('admin owner', $q$state = 'lapsed'$q$) order by 1$$,
    array['Admin lapsed', 'Manager first', 'Owner lapsed'],
    'who loses, and who gains, once'
);
select is_empty($$select tests.set_hold('admin owner', $q$state = 'held'$q$)$$, 'nobody of who comes after');
select results_eq(
    $$select tests.set_hold('manager', $q$state = 'confirmed'$q$) order by 1$$,
    array['Admin taken', 'Owner taken'], 'who waits in vain'
);
select is_empty(
    $$select tests.set_hold('owner', $q$state = 'released'$q$)$$, 'nobody of who stood behind and goes'
);
select results_eq(
    $$select tests.set_hold('manager', $q$hold_on = '2027-05-02'$q$)$$, array['Admin first'],
    'who moves up since a date is free again'
);
select tests.become(tests.id('admin'));
select is_empty(
    $$select tests.set_hold('admin', $q$state = 'released'$q$)$$, 'nobody of what they do themselves'
);
select tests.become_superuser();
select is_empty($$select tests.told()$$, 'really');

select * from finish();
rollback;
