"""Clauses of the act against this installation: `otklik ordinance`."""
