"""The register of appeals as a file: read row by row, written out."""
