# The digest of a month that brought many answers.

monthly-above = Digest of a month: { $total } questionnaires or more were completed, or { $direction } or more of one direction, so it does not wait for the end of the quarter.
