"""Cases kept for their doctor: masked, ranked, followed up."""
