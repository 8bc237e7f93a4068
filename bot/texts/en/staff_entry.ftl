# "Enter an appeal" in the staff chat: whose it is, and where.
staff-entry-whose =
    { $audience ->
        [internal] From: an employee, internal
       *[external] From: a resident or an organisation, external
    }
staff-entry-other-whose =
    { $audience ->
        [internal] It is an employee's
       *[external] It is a resident's
    }
staff-entry-place = Place: { $place }
staff-entry-other-place = Place…
staff-entry-ask-place = Which place is the appeal about?
staff-entry-no-place = None of them
