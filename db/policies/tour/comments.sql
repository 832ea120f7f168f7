-- Deploy ontour:policies/tour/comments to pg
-- requires: schema/tour/comments
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with
-- requires: functions/core/current_user_id
-- requires: functions/change/readable_topics
-- requires: functions/tour/place_comment

-- Who reads a row reads what is said about it, and says something. Org, author and topics are not sent.

begin;

call core.reset_access('api.comments');

create policy select_reader on api.comments
for select to member
using (
    org_id = any ((select core.orgs_with('show.read'))::uuid[])
    and topics && (select change.readable_topics())
    and (deleted_at is null or deleted_at = now())
);

create policy insert_reader on api.comments
for insert to member
with check (
    org_id = any ((select core.orgs_with('show.read'))::uuid[])
    and topics && (select change.readable_topics())
);

create policy update_author on api.comments
for update to member
using (
    org_id = any ((select core.orgs_with('show.read'))::uuid[])
    and topics && (select change.readable_topics())
    and deleted_at is null
)
with check (
    author_id = (select core.current_user_id())
    or deleted_at is not null and org_id = any ((select core.orgs_with('road.manage'))::uuid[])
);

grant select on api.comments to member;
grant insert (subject_table, subject_id, body, mentions) on api.comments to member;
grant update (body, mentions, version, deleted_at) on api.comments to member;

commit;
