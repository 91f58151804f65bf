"""Widgets; each is given a page and shows it."""
