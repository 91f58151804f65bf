"""The command line: the same pages as text and as JSON. No Qt."""
