"""Pages as files without Qt: one web page, tables, text."""
