"""Where the figures of the page to print were read: pictures for the key figures, and a list for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from model.evidence import Evidence
from model.finance.display import formula_text, listed
from model.finance.exports.layout import Layout
from model.finance.figures import Figure
from model.finance.report import Report
from model.finance.terms import KEY_METRICS, metric
from model.finance.trust import trust
from model.markup import Cell, Markup, element, joined, picture, table


def key_places(report: Report) -> tuple[Figure, ...]:
    """The printed figures under the key figures of the latest year that can be shown on their page."""
    latest = report.years[:1]
    figures = (report.metric(name, year) for name in KEY_METRICS for year in latest)
    leaves = {(leaf.name, leaf.year): leaf for figure in figures if figure is not None for leaf in figure.leaves}
    return tuple(leaf for leaf in leaves.values() if leaf.evidence and leaf.evidence.page and leaf.evidence.box)


def places_of_key_figures(page: Layout, pictures: Mapping[Evidence, bytes]) -> Iterable[Markup]:
    """The part of the page each key figure was read on, with the number marked."""
    shown = [(figure, figure.evidence) for figure in key_places(page.report) if figure.evidence in pictures]
    if not shown:
        return
    yield element("h2", page.term("export_places"))
    for figure, place in shown:
        if place is not None:
            where = page.pair(page.term("export_page"), str(place.page))
            caption = joined(
                (
                    element("b", f"{metric(figure.name).label(page.language)} {figure.year}"),
                    element("span", page.value(figure.name, figure.value)),
                    Markup("<br>"),
                    element("span", where, "quiet"),
                )
            )
            image = picture(pictures[place], f"{where}. {place.quote or figure.label}")
            yield element("figure", joined((element("figcaption", caption), image)))


def evidence_list(page: Layout) -> Iterable[Markup]:
    """Every figure with its page and words, or its formula and the pages under it."""
    report = page.report
    if not report.metrics:
        return
    keys = ("item", "year", "value", "page", "quote", "confidence")
    head = [(page.term(f"export_{key}"), "n" if key in ("value", "page") else "") for key in keys]
    order = {name: index for index, name in enumerate(listed(report))}
    figures = sorted(report.metrics, key=lambda figure: (order[figure.name], -figure.year))
    rows = (_evidence_row(page, figure) for figure in figures)
    yield element(
        "section", joined((element("h2", page.term("export_evidence")), table(head, rows, "small"))), "appendix"
    )


def _evidence_row(page: Layout, figure: Figure) -> list[Cell]:
    behind = trust(page.report, figure)
    places = [leaf.evidence for leaf in figure.leaves if leaf.evidence]
    pages = sorted({place.page for place in places if place.page})
    if figure.formula is not None:
        quote = formula_text(figure, page.language)
    else:
        quote = next((place.quote for place in places if place.quote), figure.label)
    return [
        (metric(figure.name).label(page.language), ""),
        (str(figure.year), ""),
        (page.value(figure.name, figure.value), "n"),
        (page.listed(pages), "n"),
        (quote, "quote"),
        (f"{page.term(f'level_{behind.level}')} {behind.confidence:.0%}", ""),
    ]
