"""How much one document may use, and how a process is held to it."""

from __future__ import annotations

import signal
from dataclasses import dataclass

from model.settings import Settings

MAX_PAGES = 3000
"""The longest annual reports have about 800 pages."""
MAX_TITLE = 300
MAX_FILE_BYTES_WRITTEN = 1 << 20
MAX_OPEN_FILES = 32


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may use."""

    memory_bytes: int
    cpu_seconds: int
    wall_seconds: int
    result_bytes: int

    @classmethod
    def of(cls, settings: Settings) -> Limits:
        """The limits that the settings name."""
        return cls(
            memory_bytes=settings.worker_memory_bytes,
            cpu_seconds=settings.worker_cpu_seconds,
            wall_seconds=settings.worker_wall_seconds,
            result_bytes=settings.worker_result_bytes,
        )


def apply_limits(limits: Limits) -> None:
    """Hold the calling process to the limits; beyond them the system kills it or refuses it memory.

    Windows has none of these; there only the caller's clock holds. macOS ignores the memory limit.
    """
    try:
        import resource  # not on Windows
    except ImportError:
        return
    # The timer's default action kills even inside C code that never returns to Python
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.wall_seconds)
    for kind, soft, hard in (
        (resource.RLIMIT_AS, limits.memory_bytes, limits.memory_bytes),
        # The soft limit sends a signal that tells its reason; the hard one just kills
        (resource.RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1),
        (resource.RLIMIT_FSIZE, MAX_FILE_BYTES_WRITTEN, MAX_FILE_BYTES_WRITTEN),
        (resource.RLIMIT_NOFILE, MAX_OPEN_FILES, MAX_OPEN_FILES),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        ceiling = resource.getrlimit(kind)[1]
        if ceiling != resource.RLIM_INFINITY:
            soft, hard = min(soft, ceiling), min(hard, ceiling)
        resource.setrlimit(kind, (soft, hard))
