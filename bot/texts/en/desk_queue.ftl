## the desk: list, filters and search

desk-queue-tab = { $show ->
    [new] New
    [mine] Mine
    [in_work] In work
    [waiting] Waiting for the author
    [overdue] Overdue
    [thrice] Overdue three times
    [reopened] Reopened
    [promised] Promised
    [wished] Asked to reopen
    [closed] Closed
    [hidden] Hidden
    [any] Open and closed
    [loaded] Loaded from files
   *[all] All open
}
desk-queue-more = more than { $count }
desk-queue-ask = Find by number or by words
desk-queue-find = Find
desk-queue-note = Words may be in any form. The search does not see what is in messages without a trace: look for them by number, topic and day.
desk-queue-filters = Narrow and sort
desk-queue-narrow = Show
desk-queue-everything = Drop filters and search
desk-queue-any = any
desk-queue-nothing = Nothing was found. Drop one of the conditions, or try other words.
desk-queue-keys = Keys: j and k walk down and up the list, Enter opens, x ticks, / goes to the search.
desk-queue-topics-internal = For employees
desk-queue-field = { $field ->
    [channel] Channel
    [topic] Topic
    [kind] Kind of appeal
    [audience] Audience
    [unit] Unit
    [place] Place with a QR code
    [owner] Owner
    [since] Received not before
    [until] Received not after
    [sort] Order
   *[late] Overdue only
}
desk-queue-order = { $order ->
    [number] by number
    [topic] by topic
    [due] due soonest first
    [furthest] due latest first
    [owner] by owner
    [channel] by channel
    [received] oldest first
    [newest] newest first
   *[usual] the usual one
}
desk-loaded-title = Appeal { $number }
desk-loaded-note = This row was loaded from a file. It is answered where it came from; here it counts in the figures.
desk-loaded-text = Text
desk-loaded-no-text = The file had no text, or its term of storage is over.
desk-loaded-answered = Answered
