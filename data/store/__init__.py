"""The database and the stored files; the only place that speaks SQL."""
