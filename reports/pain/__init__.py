"""The map of pains: found by rule, decided of, told. Its formulas: `reports/pains.py`."""
