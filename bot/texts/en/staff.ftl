# The staff chat: cards of messages, steps of staff, commands. And words to the author in the name of the administration.

staff-status =
    { $status ->
        [received] Received
        [registered] Registered
        [in_work] In work
        [needs_answer] Waiting for the author
        [reopened] Back in work
        [resolved] Solved
        [supported] Supported
        [partial] Solved in part
        [explained] Explained
        [answered] Answered
        [refused] Refused
        [forwarded] Passed on
        [no_answer] Without an answer
        [duplicate] Joined
        [withdrawn] Withdrawn by the author
        [hidden] Hidden
       *[other] { $status }
    }
staff-step =
    { $step ->
        [take] Take
        [release] Give back
        [reply] Answer
        [ask] Ask the author
        [hand_over] Hand to a colleague…
        [to_unit] Hand to a unit…
        [resolved] Solved
        [explained] Explained
        [partial] In part
        [refused] Refuse…
        [forwarded] Not ours…
        [no_answer] No answer…
        [more] More…
        [extend] Extend…
        [answered] Answered
        [supported] Promise…
        [withdrawn] Withdrawn by the author…
        [duplicate] Duplicate…
        [done] Done…
        [keep] Keep the decision…
        [unlink] Take apart
        [correct] Correct…
        [hide] Hide…
        [show] Show again
       *[reopen] Back in work
    }
staff-verb =
    { $verb ->
        [send] Send
        [keep] Save
        [hide] Hide
        [duplicate] Merge
        [withdrawn] Mark as withdrawn
        [edit] Change
        [unfile] Remove the files
       *[cancel] Cancel
    }

staff-card =
    No. { $number } · { $status }
    { $kind } · { $topic }
    Place: { $place }
    Channel: { $channel } · received { $date }
    Term: { $due } ({ $due_left })
    Owner: { $owner }

    { $text }
staff-card-no-text =
    No. { $number } · { $status }
    { $kind } · { $topic }
    Channel: { $channel } · received { $date }
    Term: { $due } ({ $due_left })
    Owner: { $owner }
    Text and files are on the desk: { $link }
staff-card-traceless =
    No. { $number } · { $status } · without a trace
    { $kind } · { $topic }
    Channel: { $channel } · received { $date }
    Term: { $due } ({ $due_left })
    Owner: { $owner }
    The content is sealed. Staff with the key read it on the desk: { $link }
staff-card-added =
    { $kind ->
        [reply] The author answered { $date }: { $text }
        [wish] The author asks to reopen it, { $date }: { $text }
       *[addition] Added { $date }: { $text }
    }
staff-card-more = The whole text is on the desk: { $link }
staff-card-mode-here = Answer: comes to the author's dialogue
staff-card-mode-traceless = Answer: the author fetches it by the code
staff-card-mode-gone = Answer: there is nowhere to send it, the address is deleted; it stays in the register
staff-card-waiting = The author's answer is awaited until { $due }
staff-card-answered = The author was answered before
staff-urgent-mark = Urgent: danger or a breach of rights is possible
staff-owner-none = nobody
staff-place-none = not given
staff-desk-here = “Queue” on the site
staff-due-none = not set
staff-due-closed = closed
staff-due-today = today is the last day
staff-due-left =
    { $days ->
        [one] { $days } day left
       *[other] { $days } days left
    }
staff-due-over =
    { $days ->
        [one] overdue by { $days } day
       *[other] overdue by { $days } days
    }

staff-ask-reply = Write the answer to the author of message No. { $number }. It will come to the dialogue in the name of the administration.
staff-ask-reply-traceless = Write the answer to message No. { $number }, sent without a trace. The author will see it by the code, in the name of the administration. The message is on the desk: { $link }
staff-ask-result =
    { $step ->
        [explained] What is explained about No. { $number }? The author will see this text.
       *[resolved] What was done about No. { $number }? The author will see this text.
    }
staff-ask-refusal = Give the ground of the refusal of No. { $number }. Without it the refusal is not kept; the author will see it.
staff-ask-no-answer = Why is No. { $number } left without an answer? The author will see the reason.
staff-ask-agency = Whom is No. { $number } passed on to? Name the body; the author will see its name.
staff-ask-question = Write the question to the author of message No. { $number }. It will come to the dialogue. The answer is awaited for { $days } working days, then the message is dealt with as it is.
staff-ask-question-traceless =
    Write the question to the author of message No. { $number }, sent without a trace. The message is on the desk: { $link }
    The author will see the question only when looking up the code, so there may be no answer. It is awaited for { $days } working days.
staff-ask-cause = Choose the main cause of No. { $number }. Without it the message cannot be closed.
staff-reply-here = Reply to this message of the bot.
staff-check =
    { $kind ->
        [ask] Look over the question about No. { $number }:
        [extend] Look at the extension of No. { $number } once more. Reason:
       *[answer] Look over the answer to No. { $number }:
    }

    { $text }
staff-check-closing =
    No. { $number } will be closed: { $status }.
    Cause: { $cause }
staff-check-fetched = The author will see this by the code.
staff-check-nobody = It cannot be sent to the author: the address is deleted. The text stays in the register.
staff-check-ask =
    { $verb ->
        [keep] Save it?
        [duplicate] Merge them?
        [withdrawn] Mark it as withdrawn?
       *[send] Send it?
    }
staff-sent = The answer to No. { $number } is kept and on its way to the author.
staff-sent-traceless = The answer to No. { $number } is kept. The author will see it by the code.
staff-address-gone = The answer to No. { $number } cannot be sent: the author asked for the address to be deleted, or its time is over. The answer is kept in the register.
staff-closed = No. { $number } is closed: { $status }.
staff-question-sent = The question about No. { $number } was asked. The answer is awaited until { $due }.
staff-dropped = The step about No. { $number } was cancelled, nothing was sent to the author.
staff-draft-gone = This step is over or cancelled already. Please start anew from the card.
staff-look-again = While you were writing, something new came to the message. Look at the card and press the same button once more.
staff-closed-already = No. { $number } is closed already. To answer, put it back in work.
staff-changed-already =
    { $held ->
        [somebody] No. { $number } was changed already: { $status }, with { $owner }. The card is renewed.
       *[nobody] No. { $number } was changed already: { $status }. The card is renewed.
    }
staff-old-button = This button no longer works.
staff-words-empty = The text is empty. Please say it in words.
staff-words-long =
    { $length ->
        [one] That is { $length } character
       *[other] That is { $length } characters
    }, and { $limit } fit. Please make the text shorter.
staff-only-text = Only text, photos and files can be sent to an author. Please put the rest into words.
staff-not-member = The buttons work only for members of this chat.
staff-not-person = Answer and press buttons only in your own name. Switch off anonymity in the chat.
staff-our-mistake = It did not work: a mistake of the program. Nothing was sent. Tell the administrator the code { $incident }.
staff-key-missing = This message is sealed with a key that is not here: it cannot be answered. Ask the administrator.
staff-no-figures = No figures have been gathered yet.
staff-try-again = It did not work, please try once more.

staff-question-answered = The author answered the question about No. { $number }: { $text }
staff-question-answered-no-text = The author answered the question about No. { $number }. The answer is on the desk: { $link }
staff-question-expired = The author did not answer the question about No. { $number }. Deal with the message as it is.
staff-added = The author added to message No. { $number }: { $text }
staff-added-no-text = The author added to message No. { $number }. It is on the desk: { $link }
staff-withdrawn = The author has withdrawn message No. { $number }. Work on it may stop.

staff-unknown-command = There is no such command. For help: /help.
staff-foreign-chat = This bot works in private messages and in chats of the administration. It gathers nothing here and is leaving the chat now.
staff-announce =
    The survey “{ $title }” is open until { $date }. It is anonymous: we do not ask for your name, post or department, and the chat does not see who answered.
    Press the button: the survey opens in a private dialogue with the bot.
staff-announce-button = Answer anonymously

masking-phone = [phone hidden]
masking-email = [e-mail hidden]
masking-card = [card number hidden]
masking-passport = [passport hidden]
masking-snils = [SNILS hidden]

notify-answer =
    { $outcome ->
        [refused] We could not help with message { $number }. The reason: { $result } If you do not agree, submit an official appeal; the bot tells how.
        [no_answer] Message { $number } was noted. No answer to it is being prepared: { $result }
       *[other]
            Answer to your message { $number } of { $date }. Topic: { $topic }. { $status }.

            { $result }
    }
notify-closed = Message { $number } is closed: { $status }.
notify-forwarded = Your message { $number } was passed on to whom it concerns: { $agency }.
notify-question =
    About your message { $number } we need to know more: { $question }

    Please answer by { $due }. If there is no answer, the message is dealt with as it is.
notify-reopened = Your message { $number } is back in work. Planned term: { $due }.
