"""The rules and records: pure Python, no Qt, no clock, no environment."""
