-- Tests schema/tour/subject.
begin;
select plan(1);

select columns_are(
    'tour', 'subject', array['org_id', 'topics', 'name', 'is_live'], 'what a comment needs to know of its row'
);

select * from finish();
rollback;
