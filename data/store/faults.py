"""What can go wrong with kept things. Each fault has a `code` with a sentence in data/knowledge/errors.json."""

from __future__ import annotations


class StoreFault(Exception):
    """Base of every fault of the store."""

    code = "store_unavailable"


class RecordMissing(StoreFault):
    """The record does not exist, or belongs to somebody else."""

    code = "record_missing"


class RecordDamaged(StoreFault):
    """What is kept no longer matches the hash written with it."""

    code = "record_damaged"


class StoreUnavailable(StoreFault):
    """The database does not answer: locked for too long, disk full, read-only or server gone."""
