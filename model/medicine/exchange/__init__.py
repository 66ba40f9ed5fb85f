"""Cases on their way out and in: phenopackets, FHIR, tables of terms, a page to print."""
