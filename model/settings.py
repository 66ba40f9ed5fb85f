"""Settings read from the environment once, at the place that needs them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are kept and how much a document may use."""

    home: Path
    """Folder of the database, the stored files and the logs."""
    database_url: str
    """SQLAlchemy URL; SQLite inside `home` unless DATABASE_URL says otherwise."""
    upload_megabytes: int = 60
    """Largest accepted document."""
    worker_memory_bytes: int = 1 << 30
    """Address space of the process that parses one document."""
    worker_cpu_seconds: int = 20
    worker_wall_seconds: int = 30
    worker_result_bytes: int = 64 << 20
    """Largest answer accepted back from the worker."""


def load_settings() -> Settings:
    """Read ASSAY_HOME and DATABASE_URL; both have working defaults."""
    home = Path(os.environ.get("ASSAY_HOME", ".assay")).resolve()
    default_url = f"sqlite:///{home / 'assay.sqlite'}"
    return Settings(home=home, database_url=os.environ.get("DATABASE_URL") or default_url)
