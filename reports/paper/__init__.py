"""What is printed: posters, questionnaires, slips; measured by the letters of their font."""
