-- Tests functions/change/resume_feed.
begin;
select plan(6);

update change.sequencer set system_identifier = null, snapshot = '5:5:';
create temporary table first_feed as select feed_id from change.sequencer;
select change.resume_feed();
select is(
    (select system_identifier from change.sequencer), (select system_identifier from pg_control_system()),
    'the cluster is noted'
);
select is(
    (select feed_id from change.sequencer), (select feed_id from first_feed), 'a new feed keeps its id'
);

update change.sequencer set snapshot = '7:7:';
select change.resume_feed();
select is((select snapshot::text from change.sequencer), '7:7:', 'in the same cluster nothing changes');

update change.sequencer set system_identifier = 1;
select change.resume_feed();
select isnt(
    (select feed_id from change.sequencer), (select feed_id from first_feed),
    'restored into another cluster it is another feed'
);
select is(
    (select snapshot::text from change.sequencer), '1:1:', 'and every row is looked at for its position'
);
select function_privs_are(
    'change', 'resume_feed', array[]::text[], 'worker', array['EXECUTE'], 'the worker''s'
);

select * from finish();
rollback;
