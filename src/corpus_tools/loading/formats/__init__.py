"""One reader per file format: ``read(found, source, text)`` yields records and problems."""
