# Steps of staff: what is asked, what is shown before it is sent, what is said after. And words to the author.

staff-pressed =
    { $step ->
        [take] No. { $number } is taken: { $owner }.
        [release] No. { $number } is back in the common queue.
        [unlink] No. { $number } stands by itself again and is in work.
        [show] No. { $number } is in the queue again.
       *[reopen] No. { $number } is back in work.
    }
staff-press-here = There is nothing to write here: press one of the buttons below this message.

staff-ask-step = What is to be done with No. { $number }?
staff-ask-words =
    { $step ->
        [extend] Why do we extend the term of No. { $number }? The author will see the reason.
        [supported] What do we promise to do about No. { $number }? The author will see this text.
        [done] What has been done about No. { $number }? The author will learn that the promise is kept.
        [withdrawn] How did the author ask to stop the work on No. { $number }? Write it down, for example: “by phone on 20 November”. Staff alone see the note.
        [duplicate] Write the number of the message to join No. { $number } with. They will have one answer.
        [hide] Why do we hide No. { $number }? Only staff will see the reason. Mailings and nonsense are hidden: such a message leaves the queue and the figures.
       *[answered] Write the answer to the author of No. { $number }.
    }
staff-ask-until =
    { $step ->
        [extend] Until which day is No. { $number } to be extended? The term is { $due } now. It may be extended once, by 30 days at most.
       *[supported] Until which day will the promise about No. { $number } be kept? The author will see the day.
    }
staff-reply-day = Press a day, or reply to this message with a date, for example 15.12.2026.
staff-until-unclear = The day is not clear. Write a date, for example 15.12.2026.
staff-until-range = The day must not be before { $first } nor after { $last }.
staff-until-moved = { $day } is a day off. The last working day before it is taken: { $until }.
staff-extend-late = The term ended on { $due } and cannot be extended any more.
staff-no-original = There is no such message, or it cannot be joined with. Check the number. A message without a trace is joined with another such message only.

staff-ask-fix =
    { $screen ->
        [section] The section of the topic. The topic of No. { $number } is now: { $topic }.
        [topic] The new topic. The topic of No. { $number } is now: { $topic }.
        [kind] The new kind. The kind of No. { $number } is now: { $kind }.
        [cause] The new main cause. The cause of No. { $number } is now: { $cause }.
       *[field] What is to be corrected in No. { $number }? Now: { $kind }, { $topic }, cause: { $cause }. The rest is corrected at the desk.
    }
staff-fix-field =
    { $field ->
        [topic] Topic…
        [kind] Kind…
       *[cause] Cause…
    }

staff-check-until =
    { $step ->
        [extend] The new term: { $due }.
       *[supported] To be done by { $due }.
    }
staff-check-duplicate = No. { $number } will be joined with No. { $original }. Its author will be told. If No. { $original } was answered already, the author gets that answer; if not, together with the author of No. { $original }.
staff-check-hide =
    No. { $number } will leave the queue and the figures. Its author is not told.
    Reason: { $reason }
staff-check-late = It is { $days } { $days ->
        [one] day
       *[other] days
    } since the registration, and passing on must take { $term }.
staff-check-twins =
    { $step ->
        [withdrawn] Those joined with it will stand by themselves again and go back to the queue: { $numbers }.
        [hide] Those joined with it will stand by themselves again and go back to the queue: { $numbers }.
       *[other] The authors of the joined messages get the same: { $numbers }.
    }
staff-done =
    { $step ->
        [hide] No. { $number } is hidden. Its card can show it again.
        [duplicate] No. { $number } is joined. They will have one answer.
       *[correct] No. { $number } is corrected, and the log tells it.
    }
staff-extended = The term of No. { $number } is extended to { $due }.
staff-extended-kept = The term of the answer is extended to { $due }. Reason: { $reason }

staff-due-thrice = { $left }, three terms over
staff-due-control =
    { $is_off ->
        [True] { $date }, the last working day is { $control }
       *[False] { $date }
    }
staff-due-days-off = the last working day of the term is over
staff-card-promised = Promised by { $due }
staff-card-duplicate = Joined with No. { $number } ({ $channel }), one answer for both
staff-card-twins = Joined with it: { $numbers }
staff-card-registered-late = Registered { $days } { $days ->
        [one] day
       *[other] days
    } after it came, and it must take { $term }

notify-supported = It is decided about message { $number }: to be done by { $due }. { $result }
notify-extended = The term of your message { $number } is extended to { $due }. Reason: { $reason }
notify-duplicate = Message { $number } was joined with one about the same. They will have one answer.
notify-withdrawn = Message { $number } is withdrawn as you asked.
