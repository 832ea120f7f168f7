-- Tests schema/change/personal_data. conventions/personal_data asks whether it is complete.
begin;
select plan(1);

select results_eq(
    $$select leaving from core.personal_data where relation = 'change.operations' and holder = 'user_id'$$,
    array['deleted'], 'change.operations goes with its person'
);

select * from finish();
rollback;
