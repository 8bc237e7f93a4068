"""The report «аналитическая справка»: chapters, parts and the set of its files."""
