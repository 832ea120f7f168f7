"""The chaos suite: readers of every kind follow a database that is written to and broken."""
