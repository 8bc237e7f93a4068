"""QR codes and what is printed around them: its words, its papers, their files."""
