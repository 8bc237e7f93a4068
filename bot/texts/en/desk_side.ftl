## the desk: registers by the side of messages

desk-side-title = Decisions and practices
desk-side-tab = { $book ->
    [practice] Best practices
    [process] Processes
    [observation] Media and networks
   *[action] Decisions and measures
}
desk-side-about = { $book ->
    [practice] What people are grateful for and what is worth doing elsewhere. A practice can also be entered from the page of a message of thanks.
    [process] The list of the administration’s processes, the base of the pain map: complaints, causes and measures are gathered under these names.
    [observation] What media and social networks write about the administration’s work: on what, in which tone, without names.
   *[action] What was decided, done and explained because of feedback: decisions (interagency ones too), legal acts, changes of the site and of systems, instructions for staff and explanations for citizens.
}
desk-side-new = { $book ->
    [practice] Enter a practice
    [process] Enter a process
    [observation] Enter an observation
   *[action] Enter a decision or a measure
}
desk-side-privacy = { $book ->
    [observation] Without names, nicknames and links to people’s pages. Phones, e-mail, links and numbers of documents are hidden by the program; first and last names are not recognised.
   *[other] Use your own words and no names. Phones, e-mail and numbers of people’s documents are hidden by the program; first and last names are not recognised.
}
desk-side-field = { $field ->
    [day] Date
    [kind] Kind
    [title] Name
    [document] Document (kind, number, date)
    [text] Description
    [topic] Topic
    [cause] Cause
    [pain] Pain or need
    [process] Process
    [unit] Unit in charge
    [grouping] Group of processes
    [point] Point of contact
    [source] Source
    [tone] Tone
   *[messages] Messages No.
}
desk-side-kind = { $kind ->
    [instruction] instruction for staff
    [explanation] explanation for citizens
    [site] change of the site
    [system] change of an information system
    [legal_act] legal act
    [interagency] interagency decision
    [reengineering] process made anew
   *[other] another decision
}
desk-side-tone = { $tone ->
    [negative] criticism
    [positive] praise
   *[neutral] neutral
}
desk-side-must = (required)
desk-side-nothing = not told
desk-side-messages-help = Numbers separated by commas, { $limit } at most. May be left empty.
desk-side-total = In all: { $n }
desk-side-count = { $title } — { $n }
desk-side-now = This quarter
desk-side-all = All the time
desk-side-none = No records.
desk-side-gone = Removed: { $n }
desk-side-without-words = { $why ->
    [removed] Removed record of { $day }
   *[erased] Record of { $day }, its words were erased by term
}
desk-side-saved = Saved.
desk-side-saved-hidden = Saved. Personal data in the text are hidden: please look whether the meaning is still there.
desk-side-is-removed = The record is removed: reports leave it out, and its words are gone.
desk-side-edit = Put right
desk-side-remove = Remove…
desk-side-remove-note = The words of the record will be gone for good; the log keeps who removed it and when.
desk-side-remove-now = Remove the record
desk-side-history = Who entered and changed it
desk-side-change = { $day } · { $who } · { $deed ->
    [added] entered
    [removed] removed
   *[changed] put right
}
desk-side-back = To the list
desk-side-needed = Please fill in “{ $field }”.
desk-side-long = “{ $field }” has { $n } characters, and { $limit } fit. Please make it shorter.
desk-side-twin = The list has the process “{ $title }” already.
desk-side-unknown = In “{ $field }” choose a value of the list.
desk-side-bad-day = Tell the date: not before the year 2000 and not after today.
desk-side-bad-numbers = Numbers of messages are digits separated by commas, { $limit } at most.
desk-side-no-messages = There are no messages with these numbers: { $numbers }. Please check them.
desk-side-conflict = Another clerk has just changed the record. Below is what you typed; compare and save once more.
desk-side-gone-meanwhile = Another clerk has just removed the record: nothing can be saved. If it is needed, write a new one.
desk-side-praise = To best practices…
desk-side-praised = Best practice: { $title }
desk-side-thanks = Messages of thanks of this time
