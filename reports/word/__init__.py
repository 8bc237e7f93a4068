"""The report in Word: the template staff may edit, sandboxed, and the shipped one."""
