-- Deploy ontour:schema/change/feed to pg
-- requires: schema/core/schemas

-- Positions of log rows. The log itself is never updated: a position is a row of its own.

begin;

create table change.feed (
    position bigint not null,
    seq bigint not null,
    logged_at timestamptz not null,
    audience text[],

    constraint feed_pkey primary key (position),
    constraint feed_seq_key unique (seq)
);

-- One row for each topic of a change, so that somebody who was away reads their own changes and no others.
create table change.feed_topics (
    topic text not null,
    position bigint not null,

    constraint feed_topics_pkey primary key (topic, position)
);

create index feed_topics_position_idx on change.feed_topics (position);

alter table change.feed enable row level security;
alter table change.feed_topics enable row level security;

comment on table change.feed is 'Committed log rows in the order in which everybody gets them.';
comment on column change.feed.position is 'Dense, final, ascending in the order of publication.';
comment on column change.feed.seq is 'The log row.';
comment on column change.feed.logged_at is 'The log row''s time, which names its partition.';
comment on column change.feed.audience is
'Topics that read this row beside those in the log: of a profile, the organizations of its person.';
comment on table change.feed_topics is 'Which positions a topic reads.';
comment on column change.feed_topics.topic is 'Such as org:<id>.';
comment on column change.feed_topics.position is 'A position of change.feed.';

commit;
