-- Verify ontour:schema/tour/settlements on pg

begin;

select id, org_id, show_id, reported_on, notes, revision, settled_at, inputs, figures, state,
    currency, money_in, ticket_tax, top_costs, gross_fee, fee_tax, withholding, agency, management,
    bottom_costs, act_net, promoter_net, due
from api.settlements
where false;

rollback;
