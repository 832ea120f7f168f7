"""The feed relay: every committed change to everyone who may see it, by WebSocket or SSE."""
