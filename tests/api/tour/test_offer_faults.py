"""Agreeing is one thing: terms, bonuses, deposit and the offer itself, or none of it."""

from __future__ import annotations

import json

from tests.api.tour.conftest import Band
from tests.support import faults

TERMS = {
    "deal": {"deal_type": "versus", "fee": 5000, "percent": 70, "percent_base": "net_gross"},
    "bonuses": [{"measure": "tickets", "threshold": 500, "kind": "flat", "amount": 250}],
}


def test_an_error_at_any_boundary_of_agree_offer_leaves_no_trace(band: Band) -> None:
    with band.connect() as owner:
        owner.execute(
            "insert into api.finance_rules (currency, deposit_percent) values ('EUR', 50)"
        )
        owner.execute("insert into api.shows (name, show_on) values ('Paradiso', '2027-03-02')")
        owner.execute("insert into api.show_deals (show_id, fee) select id, 100 from api.shows")
        owner.execute(
            "insert into api.deal_bonuses (show_id, measure, threshold, kind, amount)"
            " select id, 'tickets', 900, 'flat', 10 from api.shows"
        )
        offer = owner.execute(
            "select (api.offer_deal(shows.id, %s)).id from api.shows", [json.dumps(TERMS)]
        ).fetchone()
    assert offer is not None

    boundaries = faults.strike_everywhere(
        band.database, band.connect, "select api.agree_offer(%s)", [offer[0]]
    )

    # Deal, old and new bonuses, deposit and offer are written, each into its table and the log.
    assert boundaries >= 5 * 4
