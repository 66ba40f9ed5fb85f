"""Statements about a disease, held against the graph: what a text or a differential claims, finding by finding."""

from __future__ import annotations

from model.medicine.differential import Diagnosis
from model.medicine.graph.knowledge_graph import Condition, KnowledgeGraph
from model.medicine.graph.ranker import GraphRanker
from model.medicine.graph.verify import Verdict, verify_findings
from model.medicine.ontology.ontology import ontology
from model.medicine.reading.reader import read_note


def verify_statement(graph: KnowledgeGraph, condition: Condition, statement: str | Diagnosis) -> Verdict:
    """Look up what is claimed; uncertain findings and those of relatives claim nothing of the patient."""
    ranker = GraphRanker(graph, ontology())
    if isinstance(statement, str):
        note = read_note(statement)
        return verify_findings(ranker, condition, note.concepts("present"), note.concepts("absent"), note.language)
    language = statement.note.language if statement.note else "en"
    return verify_findings(ranker, condition, statement.observed, statement.excluded, language)
