"""Questionnaires and slips on paper: printed, found again, taken from a clerk."""
