## the desk: several messages at once

desk-bulk-pick = Choose No. { $number }
desk-bulk-with = With those ticked:
desk-bulk-deed = { $deed ->
    [take] Take
    [close] Close with one answer
    [merge] Merge
   *[topic] Change the topic
}
desk-bulk-heading = { $deed ->
    [take] Take
    [close] Close with one answer
    [merge] Merge into one
   *[topic] Change the topic
}: { $n ->
    [one] { $n } message
   *[other] { $n } messages
}
desk-bulk-what = { $deed ->
    [take] Each becomes yours.
    [close] Each is closed: { $outcome }. Cause: { $cause }. Each author gets this text:
    [merge] Each becomes a duplicate of message No. { $original }: that one is answered, and all authors get the answer.
   *[topic] The new topic of each: { $topic }.
}
desk-bulk-original = Which message stays the main one
desk-bulk-outcome = How it ends
desk-bulk-text = The answer, one for all. Each author sees it
desk-bulk-check = Look once more
desk-bulk-sure = Do it
desk-bulk-cancel = Change nothing, back to the queue
desk-bulk-choose = { $what ->
    [cases] Tick one message of the queue at least.
    [deed] Choose what to do with those ticked.
    [outcome] Choose how it ends.
    [original] Choose the main message.
    [several] Tick two messages at least: one stays the main one.
   *[topic] Choose a topic.
}
desk-bulk-many = At most { $most } messages can be ticked at once.
desk-bulk-done = Done
desk-bulk-counts = Done: { $done }, left as they were: { $left }.
desk-bulk-left-heading = Left as it was
desk-bulk-done-heading = Done
desk-bulk-left = { $why ->
    [changed] somebody else has changed it. Look what is new
    [files] the files lay for too long. Attach them again
    [foreign] another unit has it
    [gone] there is no such message any more
    [original] this message cannot be a duplicate of the chosen one
    [sealed] its content is sealed, and the staff's key is not here
   *[state] this cannot be done in its state
}
desk-bulk-files-go = With the answer each author to whom it is sent gets files:
desk-bulk-files-stay = No files are sent with this outcome, nobody gets these:
desk-bulk-heavy = The files are too large: with copies for each of { $n } messages more than { $most } MB. Attach smaller ones, or close fewer messages at once.
