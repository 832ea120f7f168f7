-- Deploy ontour:schema/tour/subject to pg
-- requires: schema/core/schemas

begin;

create type tour.subject as (
    org_id uuid,
    topics text[],
    name text,
    is_live boolean
);

comment on type tour.subject is
'A tracked row that a comment or a notification is about: whose it is, who may read it, what it is called.';

commit;
