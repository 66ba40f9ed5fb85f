"""A second way into files that PDFium cannot open: pypdf rebuilds them, and PDFium reads the rebuilt copy.

Rebuilding instead of reading keeps one path to words, boxes and hidden text. pypdf's own limits are lowered, because
a bomb that PDFium refused must not go off here.
"""

from __future__ import annotations

import logging
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader, PdfWriter, apply_configuration
from pypdf.errors import FileNotDecryptedError, LimitReachedError, WrongPasswordError

from model.documents.limits import MAX_PAGES
from model.errors import DocumentRefused

_MAX_BYTES = 20 << 20
_STREAM_BYTES = 32_000_000

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # every oddity of a broken file is not the operator's concern


def mended(path: Path) -> bytes:
    """The document rebuilt, without encryption. Raises DocumentRefused when pypdf cannot read it either."""
    if path.stat().st_size > _MAX_BYTES:
        raise DocumentRefused("document_damaged")
    try:
        return _rebuilt(path)
    except (FileNotDecryptedError, WrongPasswordError):
        raise DocumentRefused("document_password") from None
    except LimitReachedError:
        raise DocumentRefused("document_too_much_memory") from None
    except (MemoryError, DocumentRefused):
        raise
    except Exception:  # noqa: BLE001 - worker border: broken files raise every builtin exception
        raise DocumentRefused("document_damaged") from None


def _rebuilt(path: Path) -> bytes:
    with apply_configuration(
        maximum_declared_stream_length=_STREAM_BYTES,
        array_based_stream_maximum_output_length=_STREAM_BYTES,
        zlib_maximum_output_length=_STREAM_BYTES,
        lzw_maximum_output_length=_STREAM_BYTES,
        run_length_maximum_output_length=_STREAM_BYTES,
        stream_parsing_work_maximum_count=500_000,
        page_tree_maximum_entries=MAX_PAGES,
    ):
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentRefused("document_password")
        if not len(reader.pages):
            raise DocumentRefused("document_no_pages")
        copy = BytesIO()
        writer = PdfWriter()
        for page in reader.pages:
            writer.add_page(page)
        writer.write(copy)
        return copy.getvalue()
