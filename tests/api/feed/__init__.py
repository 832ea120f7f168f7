"""The feed as rows, and the position that an answer reflects."""
