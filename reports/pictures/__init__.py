"""Charts and the card of headline figures, and the process that draws them."""
