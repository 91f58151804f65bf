"""Start-up: the one place that constructs and connects."""
