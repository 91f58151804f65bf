"""Item models over pages."""
