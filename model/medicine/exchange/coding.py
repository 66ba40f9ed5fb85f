"""How findings and diseases are named outside: CURIEs with English labels, and the vocabularies they are from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from model.medicine.graph.knowledge_graph import KnowledgeGraph
from model.medicine.knowledge import Versions
from model.medicine.naming import finding_name
from model.medicine.rare.annotations import rare_annotations

OWN = "AS"
"""Prefix of the graph's own findings, which no public vocabulary has."""


@dataclass(frozen=True, slots=True)
class Term:
    """An id with its English name."""

    id: str
    label: str

    @property
    def prefix(self) -> str:
        """The vocabulary's, such as HP."""
        return self.id.partition(":")[0]

    @property
    def code(self) -> str:
        """The id without the prefix."""
        return self.id.partition(":")[2]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Where the ids of a prefix are from."""

    name: str
    url: str
    iri: str
    """What an id's own address begins with."""
    system: str
    """What FHIR calls it."""


VOCABULARIES = {
    "HP": Vocabulary(
        "Human Phenotype Ontology",
        "http://purl.obolibrary.org/obo/hp.owl",
        "http://purl.obolibrary.org/obo/HP_",
        "http://human-phenotype-ontology.org",
    ),
    "OMIM": Vocabulary(
        "Online Mendelian Inheritance in Man", "https://www.omim.org", "https://omim.org/entry/", "http://www.omim.org"
    ),
    "ORPHA": Vocabulary(
        "Orphanet", "https://www.orpha.net", "http://www.orpha.net/ORDO/Orphanet_", "http://www.orpha.net"
    ),
    "DECIPHER": Vocabulary(
        "DECIPHER",
        "https://www.deciphergenomics.org",
        "https://www.deciphergenomics.org/syndrome/",
        "https://www.deciphergenomics.org",
    ),
    "ICD10": Vocabulary(
        "International Classification of Diseases, 10th revision",
        "https://icd.who.int/browse10",
        "https://icd.who.int/browse10/2019/en#/",
        "http://hl7.org/fhir/sid/icd-10",
    ),
    OWN: Vocabulary("Findings and measurements of the Assay graph", "urn:assay:graph", "urn:assay:", "urn:assay:graph"),
    "UCUM": Vocabulary(
        "Unified Code for Units of Measure",
        "https://ucum.org",
        "http://unitsofmeasure.org/",
        "http://unitsofmeasure.org",
    ),
}


def finding_term(concept: str) -> Term:
    """A finding as the ontology has it, or as one of the graph's own."""
    return Term(concept, finding_name(concept, "en"))


def own_term(name: str) -> Term:
    """Something only the desk names, such as what was measured."""
    return Term(f"{OWN}:{re.sub(r'[^A-Za-z0-9_.-]+', '_', name)}", name.replace("_", " "))


def disease_term(disease: str, name: str) -> Term:
    """A disease by its ICD-10 code where it is one of the graph's, else by its own id; free text by its words alone."""
    condition = KnowledgeGraph.load().conditions.get(disease)
    if condition is not None:
        return Term(f"ICD10:{condition.icd10}", condition.names.label("en"))
    rare = rare_annotations()
    if disease in rare.number:
        return Term(disease, rare.diseases[rare.number[disease]].name)
    return Term(f"{OWN}:other", name)


def release(prefix: str, known: Versions) -> str:
    """The release ids of a vocabulary were taken from."""
    dates = {"HP": known.ontology, OWN: known.graph, "ICD10": "2019", "UCUM": "2.1"}
    return dates.get(prefix, f"phenotype.hpoa {known.annotations}")
