## desk: the queue and a message

desk-cases-title = Queue
desk-cases-filters = Which messages to show
desk-cases-pages = Pages
desk-cases-earlier = Previous
desk-cases-later = Next
desk-cases-empty = Nothing here yet.
desk-cases-batches = Messages “without a trace” do not appear here at once, so that the time does not give away the author, but together: at { $hours } and { $last }. If they speak of danger, at the start of the next hour.
desk-cases-back = Back to the queue
desk-cases-urgent = urgent
desk-cases-traceless = without a trace
desk-cases-internal = from an employee
desk-cases-column = { $column ->
    [number] No.
    [topic] Topic
    [status] State
    [due] Term
    [owner] Owner
    [channel] Channel
   *[received] Received
}
desk-case-title = Message No. { $number }
desk-case-thread = Correspondence
desk-case-erased = The text was deleted: its term is over.
desk-case-steps = What to do
desk-case-history = Log
desk-case-said = { $voice ->
    [staff] { $kind ->
        [question] Our question
        [notice] Our notice
        [kept] The decision stays
       *[answer] Our answer
    }
   *[author] { $kind ->
        [addition] The author added
        [reply] The author answered
        [wish] The author asks to reopen it
       *[text] The author wrote
    }
}
desk-case-upcoming = { $show ->
    [mine] Your next one: No. { $number } · { $topic }
   *[other] The next new one: No. { $number } · { $topic }
}
desk-case-actor = { $actor ->
    [author] author
    [operator] operator
    [admin] administrator
    [analyst] analyst
    [clock] by term
    [import] import
   *[other] { $actor }
}
desk-case-field = { $field ->
    [created] received
    [taken_by] owner
    [answer] the author was answered
    [question] the author was asked
    [outcome] outcome
    [cause] cause
    [answered_at] day of the answer
    [outcome_reason] the ground was noted
    [due] term
    [topic] topic
    [kind] kind
    [answered] day of the answer
    [received] day it came
    [registered] day of the registration
    [notice] the author was told
    [kept] the author was told why the decision stays
    [helped] the answer helped
    [mark] the author's rating
    [reasons] what is wrong
    [wish] request to reopen
    [extended] the term was extended
    [promised] promised by
    [duplicate_of] joined with
    [duplicates] joined with it
    [unit] unit
    [channel] channel
    [audience] audience
    [place] place with a QR code
    [organisation] organisation
    [direction] direction
    [client_kind] who wrote
    [representative] through a representative
    [form] form
    [collective] collective
    [anonymous] anonymous
    [repeat] repeated
    [code] code of the text
   *[other] { $field }
}
desk-case-taken = taken
desk-case-released = given back to the queue
desk-case-reopened = back in work
desk-case-to = { $field }: { $new }
desk-case-from-to = { $field }: was “{ $old }”, is “{ $new }”
desk-case-step = { $step ->
    [reply] Answer to the author of message No. { $number }
    [ask] Question to the author of message No. { $number }
    [resolved] No. { $number }: solved
    [explained] No. { $number }: explained
    [partial] No. { $number }: solved in part
    [refused] No. { $number }: refused
    [forwarded] No. { $number }: not ours
    [extend] No. { $number }: extend the term
    [answered] No. { $number }: answered
    [supported] No. { $number }: a promise
    [withdrawn] No. { $number }: withdrawn by the author
    [duplicate] No. { $number }: a duplicate
    [done] No. { $number }: the promise is kept
    [hide] No. { $number }: hide
    [keep] No. { $number }: the decision stays
   *[no_answer] No. { $number }: without an answer
}
desk-case-ask = { $step ->
    [ask] Your question. The answer is awaited for { $days } working days, then the message is dealt with as it is
    [refused] The ground of the refusal. The author will see it
    [forwarded] Whom it is passed on to: name the body. The author will see its name
    [no_answer] Why it is left without an answer. The author will see the reason
    [reply] An answer in the name of the administration
    [extend] Why the term is extended. The author will see the reason
    [answered] The answer. The author will see this text
    [supported] What is promised. The author will see this text
    [done] What was done. The author will learn that the promise is kept
    [withdrawn] How the author asked to stop the work, for example: “by phone on 20 November”. Staff alone see the note
    [duplicate] The number of the message to join it with. For an appeal of another register its channel and number, for example post:15-k
    [keep] Why the decision stays. The author will see the reason
    [hide] Why it is hidden. Only staff will see the reason. What is hidden leaves the queue and the figures
   *[resolved] What was done or explained. The author will see this text
}
desk-case-more = Other steps
desk-case-yes = yes
desk-case-no = no
desk-case-hidden = hidden from the queue and the figures
desk-case-shown = shown again
desk-case-taken-apart = No. { $number } is not joined with it any more
desk-case-day = { $step ->
    [extend] The new term
   *[supported] By which day it will be done
}
desk-case-its-answer = The answer to No. { $number }, which the author will get: { $text }
desk-case-cause = Main cause
desk-case-cause-choose = Choose a cause
desk-case-cause-needed = Choose the main cause: without it the message cannot be closed.
desk-case-look = Look it over
desk-case-check = Look it over and send
desk-case-cancel = Do not send, back to the message
desk-case-will-close = The message will be closed: { $status }. Cause: { $cause }.
desk-case-until = The author's answer is awaited until { $due }.
desk-conflict = Another clerk has changed the message already. This is how it stands now.
desk-key-needed = The content is sealed. The staff key is needed to read it.
