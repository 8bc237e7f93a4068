# What the window of a step says when it is done: what really goes, and to whom.

staff-goes =
    { $way ->
        [dialogue] The author is being told of it.
        [code] The author will see it by the code.
       *[nowhere] Nothing is sent to the author.
    }
staff-note-kept = Your note stays with the staff.

desk-case-check-deed = Check
desk-case-leave = Change nothing and go back to the message
