"""The desk around paper questionnaires: printed, typed in, taken from a file."""
