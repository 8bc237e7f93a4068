"""Open tables of what is kept: CSV, XLSX and Parquet, with their description."""
