"""text/calendar (RFC 5545) for phones and other calendars that subscribe to an address."""
