"""Deals, reckoned by an oracle that has never seen the SQL."""
