-- Deploy ontour:schema/tour/comments to pg
-- requires: schema/core/organizations
-- requires: functions/change/track

-- A comment is about any tracked row and is read by whoever reads that row: it holds the row's topics. It
-- outlives the deletion of its row, and is there again when that comes back. Nobody puts words into the
-- mouth of somebody else; who runs the road may take them away (functions/tour/place_comment).

begin;

create table api.comments (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null,
    author_id uuid,
    subject_table text not null,
    subject_id uuid not null,
    body text not null,
    mentions uuid[] not null default '{}',
    topics text[] not null,

    constraint comments_pkey primary key (id),
    constraint comments_org_id_fkey foreign key (org_id) references api.organizations (id),
    constraint comments_author_id_fkey foreign key (author_id) references api.users (id),
    constraint comments_body_length_check check (char_length(body) between 1 and 10000),
    constraint comments_mentions_few_check check (
        cardinality(mentions) <= 50 and array_position(mentions, null) is null
    )
);

call change.track('api.comments', topics => array['{topics}'], write => 'road.manage');

create index comments_subject_id_created_at_idx on api.comments (subject_id, created_at);
create index comments_org_id_created_at_idx on api.comments (org_id, created_at);
create index comments_author_id_idx on api.comments (author_id);

comment on table api.comments is
'What people say about a row: a show, a bill, an item of the itinerary. Who reads the row reads them and
writes them.';
comment on column api.comments.org_id is 'The organization of the row.';
comment on column api.comments.author_id is 'Who says it; null for what was written in psql.';
comment on column api.comments.subject_table is 'The table of the row that it is about, such as shows.';
comment on column api.comments.subject_id is 'The row that it is about.';
comment on column api.comments.body is 'Plain text.';
comment on column api.comments.mentions is 'Ids of people who are to look at it; they must be able to.';
comment on column api.comments.topics is 'Who may read it: the topics of the row that it is about.';

commit;
