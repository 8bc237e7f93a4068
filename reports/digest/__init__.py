"""The words a staff chat is told each quarter and month."""
