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

desk-step-is-button = “{ $label }” is a button on the page of the message, this step has no page of its own. Nothing has changed; this is how things stand now.
desk-step-is-page = “{ $label }” is a page of its own, open it by the link below. Nothing has changed.
