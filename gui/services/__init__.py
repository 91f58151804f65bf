"""Qt without widgets: theme and fonts."""
