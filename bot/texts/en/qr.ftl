## QR codes: the list to print, and pages of the desk

qr-index = List of QR codes
qr-employees = For employees
qr-what = What it opens
qr-code = Code
