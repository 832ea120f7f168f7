"""What an attacker tries, and what he gets. Each test is one attack, made over HTTP."""
