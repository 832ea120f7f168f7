"""The chaos suite: readers of every kind follow a database that is written to, broken and mended."""
