"""The desk around QR codes: what is printed, and the places where it hangs."""
