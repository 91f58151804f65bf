"""Presenters: from core records to the rows that screen, paper and terminal show. No Qt."""
