"""Runs, tests and measures On Tour: the command line and the stack that the tests share with it."""
