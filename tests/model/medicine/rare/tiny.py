"""A handful of made-up diseases over the real ontology: rows in the format of phenotype.hpoa."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from model.medicine.ontology.ontology import ontology
from model.medicine.rare.annotations import Annotations, Disease, compile_annotations
from model.medicine.rare.features import FEATURES
from model.medicine.rare.kinship import Kinship, _listed, _means, kin_by_name
from model.medicine.rare.profiles import profiles_of
from model.medicine.rare.ranker import RareRanker, Weights

ARACHNODACTYLY, LENS, AORTA, SCOLIOSIS = "HP:0001166", "HP:0001083", "HP:0002616", "HP:0002650"
SEIZURE, FOCAL_SEIZURE, DEAFNESS = "HP:0001250", "HP:0007359", "HP:0000365"
ROWS = (
    ("OMIM:1", "Long-limb syndrome 1", "", ARACHNODACTYLY, "PMID:11", "9/10", ""),
    ("OMIM:1", "Long-limb syndrome 1", "", ARACHNODACTYLY, "PMID:12", "1/10", ""),
    ("OMIM:1", "Long-limb syndrome 1", "", LENS, "PMID:11;PMID:12", "19/19", ""),
    ("OMIM:1", "Long-limb syndrome 1", "", AORTA, "OMIM:1", "", ""),
    ("OMIM:1", "Long-limb syndrome 1", "", SCOLIOSIS, "PMID:12", "0/7", ""),
    ("OMIM:1", "Long-limb syndrome 1", "NOT", DEAFNESS, "PMID:11", "", ""),
    ("OMIM:2", "Long-limb syndrome 2", "", ARACHNODACTYLY, "PMID:21", "2/10", "MALE"),
    ("OMIM:3", "Fitting disorder", "", FOCAL_SEIZURE, "PMID:31", "HP:0040281", ""),
    ("ORPHA:4", "Long-limb syndrome", "", LENS, "ORPHA:4", "HP:0040282", ""),
    ("ORPHA:5", "Silent disease", "", DEAFNESS, "ORPHA:5", "HP:0040280", ""),
)


def tiny_annotations(folder: Path, rows: tuple[tuple[str, ...], ...] = ROWS) -> Annotations:
    """The rows as the ranker reads them, by way of a file."""
    lines = ["#version: 2020-01-01", "database_id\t" + "\t".join("x" * 11)]
    for disease, name, qualifier, term, reference, frequency, sex in rows:
        lines.append(f"{disease}\t{name}\t{qualifier}\t{term}\t{reference}\tPCS\t\t{frequency}\t{sex}\t\tP\tx")
    lines.append("OMIM:1\tLong-limb syndrome 1\t\tHP:0000006\tPMID:11\tPCS\t\t\t\t\tI\tx")
    path = folder / "tiny.hpoa"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    made = compile_annotations(path, ontology())
    diseases = tuple(Disease(each[0], each[1], tuple(each[2]), tuple(each[3])) for each in made.rest["diseases"])
    return Annotations(
        version=made.rest["version"],
        diseases=diseases,
        references=tuple(made.rest["references"]),
        number={disease.id: number for number, disease in enumerate(diseases)},
        **made.arrays,
    )


def tiny_kinship(rows: Annotations) -> Kinship:
    """Kin by name alone."""
    kin = kin_by_name([disease.name for disease in rows.diseases])
    shape = (len(kin), len(kin))
    begins = np.concatenate([[0], np.cumsum([len(each) for each in kin])]).astype(np.int32)
    series = _means(np.array([each for row in kin for each in sorted(row)], dtype=np.int32), begins, shape)
    none = _means(np.zeros(0, np.int32), np.zeros(len(kin) + 1, np.int32), shape)
    return Kinship(series, none, _listed(rows.diseases, series, none))


def tiny_ranker(folder: Path, rows: tuple[tuple[str, ...], ...] = ROWS) -> RareRanker:
    """A ranker over the rows in which every measure counts once."""
    annotations = tiny_annotations(folder, rows)
    every = np.arange(len(annotations.disease)), np.arange(len(annotations.diseases))
    profiles = profiles_of(ontology(), annotations, *every)
    weights = Weights(dict.fromkeys(FEATURES, 1.0), 1.0, 0.1)
    return RareRanker(ontology(), annotations, profiles, tiny_kinship(annotations), weights)
