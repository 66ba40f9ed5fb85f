"""Common disease: the knowledge graph written by the project and the Bayesian ranking over it."""
