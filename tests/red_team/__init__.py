"""Attacks on the log by a superuser, each of which verify has to find and to locate."""
