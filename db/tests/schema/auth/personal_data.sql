-- Tests schema/auth/personal_data. conventions/personal_data asks whether it is complete.
begin;
select plan(1);

select results_eq(
    $$select leaving from core.personal_data where relation = 'auth.sessions' and holder = 'user_id'$$,
    array['deleted'], 'auth.sessions goes with its person'
);

select * from finish();
rollback;
