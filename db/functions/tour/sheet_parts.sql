-- Deploy ontour:functions/tour/sheet_parts to pg
-- requires: schema/core/schemas

begin;

create or replace function tour.sheet_parts(act_name text, inputs jsonb, figures jsonb)
returns jsonb
language sql
immutable
parallel safe
begin atomic
    select jsonb_agg(
        jsonb_build_object(
            'figure', part.figure, 'party', part.party, 'name', part.name,
            'amount', figures -> part.figure
        )
        order by part.n
    )
    from (
        values
        (1, 'ticket_tax', 'tax_office', null),
        (2, 'top_costs', 'suppliers', null),
        (3, 'fee_tax', 'tax_office', null),
        (4, 'withholding', 'tax_office', null),
        (5, 'agency', 'agency', inputs #>> '{deal,agency_name}'),
        (6, 'management', 'management', inputs #>> '{deal,management_name}'),
        (7, 'bottom_costs', 'suppliers', null),
        (8, 'act_net', 'act', sheet_parts.act_name),
        (9, 'promoter_net', 'promoter', inputs #>> '{deal,promoter_name}')
    ) as part (n, figure, party, name);
end;

comment on function tour.sheet_parts(text, jsonb, jsonb) is
'Whose the money is that came in: nine parts that add up to money_in.';

commit;
