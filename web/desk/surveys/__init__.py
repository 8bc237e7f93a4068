"""The desk around surveys: their list, a page of each, their waves, their versions."""
