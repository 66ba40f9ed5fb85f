"""The Human Phenotype Ontology, read from the installed package by path."""
