"""The feed over real sockets, and the sequencer behind it."""
