"""The computer and its user: policy, settings, log, language, the window that is open."""
