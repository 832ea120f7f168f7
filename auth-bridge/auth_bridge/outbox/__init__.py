"""The process that sends mails: python -m auth_bridge.outbox."""
