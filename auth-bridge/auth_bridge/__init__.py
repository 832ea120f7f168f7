"""The auth bridge of On Tour: it checks who somebody is and issues the tokens that say so."""
