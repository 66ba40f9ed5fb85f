"""XBRL documents to facts. Read only in the worker, like every other document."""
