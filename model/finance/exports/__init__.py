"""The ways a report leaves: a workbook, tables for scripts, JSON to be read back, a page to print."""

from model.finance.exports.excel import to_excel
from model.finance.exports.html import to_html
from model.finance.exports.kept import tear_sheet, workbook
from model.finance.exports.text import to_csv, to_json

__all__ = ["tear_sheet", "to_csv", "to_excel", "to_html", "to_json", "workbook"]
