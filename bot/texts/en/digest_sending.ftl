# The digest in the chat and at the desk: pictures, the draft and its buttons, lists behind figures.

digest-title = Digest
digest-album = { $what ->
    [draft] DRAFT. Pictures of the digest
    [pictures] Pictures of the digest
   *[papers] The report to the digest
}: { $period }. Internal information.
digest-papers = The whole report: { $files } in files below.
digest-no-papers = The files of the report could not be attached: make them at the desk (“Reports”) or by the command “otklik report”.
digest-pictures-at = { $where ->
    [none] Pictures of the digest are at the desk, page “Digest”.
   *[other] Pictures of the digest: { $where }
}
digest-no-pictures = The pictures could not be drawn; the figures above are right.
digest-no-pains = the map could not be made; all other figures are right
digest-at-desk = All figures and pictures
digest-button = { $audience ->
    [internal] { $figure }, employees: { $count }
   *[external] { $figure }: { $count }
}
digest-figure = { $of ->
    [received] Received
    [complaints] Complaints
    [duplicates] Duplicates
    [repeats] Repeated
    [anonymous] Anonymous
    [answered] Answers
    [overdue] Overdue
    [open] Under consideration
    [no_cause] Without a cause
    [no_topic] Without a topic
    [no_dates] Without days
    [satisfied] Satisfied
    [refused] Refused
    [partial] In part
    [explained] Explained
    [pending_action] Measures to be taken
    [forwarded] Passed on
    [withdrawn] Withdrawn
    [no_answer] Without an answer
    [in_work] In work
    [channel] Channel
    [cause] Cause
   *[topic] Topic
}
digest-audience = { $audience ->
    [internal] Employees
   *[external] External clients
}
digest-preview-above = DRAFT: this is how the digest looks today
digest-preview =
    { $period }: the digest goes by itself on { $at }.
    An administrator of the chat may send it earlier, choose another day or mend the data first.
digest-send = Send
digest-later = Put off until …
digest-put-off = Put off
digest-mend = Mend the data
digest-which-day = { $period }: on which day is it to go? Later than the last of these is impossible.
digest-admins-only = Only an administrator of the chat may do this.
digest-no-such-day = This day cannot be chosen: all possible ones are offered.
digest-mend-at-desk = Rows without a cause, a topic or days are at the desk, page “Digest”.
digest-goes-now = { $period }: the digest is on its way, it comes within a minute.
digest-goes-now-toast = Sending
digest-goes-on = The digest goes on { $at }
digest-state = { $state ->
    [sent] The digest is sent.
    [goes] The digest goes by itself on { $at }.
    [due] The digest was due on { $at } and is on its way.
    [nowhere] There is nowhere to send the digest: no staff chat is set.
   *[goes_on] The period goes on, or it is no quarter: such a digest does not go by itself.
}
digest-mend-about = The data may be mended before it goes: there are lists of rows without a cause, a topic and days below.
digest-lists = What stands behind the figures
digest-lists-about = Each figure opens the list of its appeals.
digest-lists-none = No appeals.
digest-words = The digest in words
digest-drawn = Pictures
digest-as-of = As known on { $day }
digest-back = Back to the digest
digest-moved = { $period }: the digest goes { $at }. The day was chosen by { $who }.
digest-window-shut =
    { $period }
    { $state }
digest-more-days = Other days
digest-newest = Show as of today
