"""The finance desk: an annual report in, evidence-linked figures out."""
