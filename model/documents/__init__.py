"""Documents in, words with boxes and page images out; parsing happens only in a limited worker process."""

from model.documents.contents import HiddenReason, HiddenText, PDFText, Word
from model.documents.crop import close_up
from model.documents.reader import document_id, read_text, read_words, read_xbrl, render_page
from model.documents.recognition import Glance, ScannedPage, glance, read_title, recognise
from model.documents.sandbox import Usage, sandbox

ensure_worker = sandbox.warm
"""Start the worker before the first document waits for it."""
stop_worker = sandbox.discard
worker_usage = sandbox.usage

__all__ = [
    "Glance",
    "HiddenReason",
    "HiddenText",
    "PDFText",
    "ScannedPage",
    "Usage",
    "Word",
    "close_up",
    "document_id",
    "ensure_worker",
    "glance",
    "read_text",
    "read_title",
    "read_words",
    "read_xbrl",
    "recognise",
    "render_page",
    "stop_worker",
    "worker_usage",
]
