-- Tests schema/tour/personal_data. conventions/personal_data asks whether it is complete.
begin;
select plan(1);

select results_eq(
    $$select leaving from core.personal_data where relation = 'api.per_diems' and holder = 'user_id'$$,
    array['kept'], 'what was paid stays in the books'
);

select * from finish();
rollback;
