-- Deploy ontour:functions/tour/settlement_lines to pg
-- requires: schema/core/schemas

-- The books of the act's side. Debit: what the promoter owes, and where the fee went. Credit: the fee, and
-- who is owed what of it: commissions, taxes, and money that was laid out for bills.

begin;

create or replace function tour.settlement_lines(inputs jsonb, figures jsonb)
returns table (account text, amount numeric)
language sql
immutable
parallel safe
begin atomic
    with laid_out as (
        select
            costs.item ->> 'paid_by' as party,
            sum((figures -> 'costs' ->> (costs.n - 1)::integer)::numeric) as amount
        from jsonb_array_elements(inputs -> 'costs') with ordinality as costs (item, n)
        group by 1
    ),

    figure as (
        select *
        from jsonb_to_record(figures) as f (
            due numeric, withholding numeric, bottom_costs numeric, agency numeric, management numeric,
            gross_fee numeric, fee_tax numeric
        )
    )

    select lines.account, lines.amount
    from figure
    cross join lateral (
        values
        ('promoter', figure.due),
        ('withholding', figure.withholding),
        ('costs', figure.bottom_costs),
        ('agency_commission', figure.agency),
        ('management_commission', figure.management),
        ('fee', -figure.gross_fee),
        ('tax_office', -figure.fee_tax),
        ('act', -coalesce((select laid_out.amount from laid_out where laid_out.party = 'act'), 0)),
        (
            'agency',
            -figure.agency
            - coalesce((select laid_out.amount from laid_out where laid_out.party = 'agency'), 0)
        ),
        (
            'management',
            -figure.management
            - coalesce((select laid_out.amount from laid_out where laid_out.party = 'management'), 0)
        )
    ) as lines (account, amount)
    where lines.amount <> 0;
end;

comment on function tour.settlement_lines(jsonb, jsonb) is
'What a settlement moves in the books, by its inputs and figures; they add up to zero. A debit is positive.';

commit;
