"""What the mails say: templates, and the messages made of them. Knows nothing of queues or SMTP."""
