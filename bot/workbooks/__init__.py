"""Workbooks of Excel that hold a survey: opened in a process of their own, and written."""
