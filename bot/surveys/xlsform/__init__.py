"""A survey as an XLSForm: its three sheets of rows read into a script, and written from one."""
