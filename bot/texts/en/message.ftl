# “Write to us”, the code and the state, “My messages”, “Forget me”, notices to authors.

message-intro =
    Tell us about a problem, a suggestion or something done well. We shall read the message, pass it on to be dealt with and count it in the quarter's review.
    This is not an official appeal: no written answer by law is prepared to it.
message-choose-kind = What would you like to tell us?
message-choose-section = What is your message about?
message-choose-topic = { $section }. Choose the topic:
message-topic-page = Page { $page } of { $pages }. The rest is behind “More”.
message-topic-search = Did not find the topic? Type a word or two, and we shall suggest one.
message-topic-found = Topics like that:
message-topic-not-found = Nothing like that was found. Choose from the list.
message-own-topic = Write what the message is about. Up to { $limit } characters.
message-ask-text =
    { $kind ->
        [gratitude] Tell us what was done well and where. Up to { $limit } characters.
       *[other] Say what happened, where and when. One message, one topic. Up to { $limit } characters. Names and phones are not needed.
    }
message-text-so-far = Written so far ({ $length } { $length ->
        [one] character
       *[other] characters
    } of { $limit }):
message-text-more = You may add another message or press “Next”.
message-text-too-long = Together that is { $length } characters, and { $limit } fit. The last part was not taken, the rest is in place. Please send it shorter.
message-ask-place = Give the street and house or another place, if it matters. Up to { $limit } characters. You may skip this.
message-place-so-far = Given now: { $place }
message-choose-mode =
    How shall we answer?

    • “Answer me here”. We shall send the answer to this dialogue. The address of your account is kept encrypted, staff do not see it; we delete it { $retention_days } { $retention_days ->
        [one] day
       *[other] days
    } after the answer.
    • “Without a trace”. The account is not kept. You get a code and fetch the answer by it yourself. A lost code cannot be restored.
message-traceless-not-here = Messages “without a trace” are not taken from this messenger yet: the code would stay in the dialogue. We shall answer you here.
message-dialogue-sees =
    { $channel ->
        [vk] VK keeps this dialogue, and the community's administrators see it with your name. { $site ->
            [none] { "" }
           *[other] To leave really no trace, write on the site: { $site }
        }
       *[other] What you wrote is deleted from this dialogue. The code is seen in it: save it and press “Delete the code from the dialogue”.
    }
message-review =
    Check the message:

    Kind: { $kind }
    Topic: { $topic }
    Place: { $place }
    Text:
message-review-end =
    It goes to: { $unit }
    Term: about { $due }
    Answer: { $mode ->
        [here] comes to this dialogue
       *[traceless] by the code, without a trace
    }

    Send it?
message-review-internal =
    Check the message:

    Kind: { $kind }
    Topic: { $topic }
    Text:
message-review-internal-end =
    It goes to: { $unit }, together with other messages, at fixed hours
    Term: about { $due }
    Answer: by the code, without a trace

    Send it?
message-place-none = not given
message-accepted-here =
    Thank you! The message was taken on { $date }.
    Number: { $number }

    The answer comes here, about { $due }. If we need to know more, we shall ask here too.
    The address of your account is deleted { $retention_days } { $retention_days ->
        [one] day
       *[other] days
    } after the answer. The state is in “My messages”; to delete the address sooner, press “Forget me”.
message-accepted =
    Thank you! The message was taken on { $date }.
    Number: { $number }
    Code: { $code }

    Keep the code: with it you can fetch the answer { $web ->
        [yes] on the site and through any of our bots
       *[no] through any of our bots
    }. Your account is not kept with the message, so the code cannot be restored and we cannot write to you.
    The answer can be expected about { $due }. If we need to know more, our question will appear there too.
message-accepted-vk =
    Thank you! The message was taken on { $date }, number { $number }.
    So that the code does not stay in the dialogue, it is shown once on a page that works for half an hour: { $link }
    Keep it: it cannot be restored, and we cannot write to you. The answer can be expected about { $due }.
message-code-deleted = The code was deleted from the dialogue. We hope you have kept it.
message-cancelled = The message was cancelled and not kept.
message-leave = You have a message that was not sent. Go on with it?
message-edit-added = Your correction was added to message { $number }; staff will see it.
message-edit-closed = Message { $number } is closed already, nothing can be added to it. If the question remains, please write a new one.
thread-closed = Message { $number } is closed already, so nothing could be added to it. If the question remains, please write a new one.
message-edit-unknown = This correction was not counted: the earlier text was taken already. To add to a message you sent, open it in “My messages” or by its code.
message-form-on-site = Your name and text would stay in the VK dialogue, so messages of employees are taken on the site: { $link }
message-form-nowhere = Your name and text would stay in the VK dialogue, so messages of employees are not taken here. Please write through our bot in Telegram or on the site.

# Beginnings of words by which a message counts as urgent; comma-separated, small letters, “е” for “ё”.
message-danger-words = fire, explosion, bomb, gas leak, smell of gas, murder, kill, beat, violen, suicid, threat, hostage, shoot, suffocat, drown, collaps, electric shock, пожар, возгоран, взрыв, взорв, бомб, утечка газа, пахнет газом, запах газа, угарн, убийств, убьют, убить, убью, избива, избил, насил, суицид, самоубий, покончить с собой, угрожа, угроза жизни, заложник, стрель, задыха, тонет, тонем, обрушил, обвал, бьет током, оголенн, замерза

message-promises =
    “Answer me here”: what is kept

    The text, files, kind, topic, place, channel, date and the address of your account, to send the answer to. If you came by a QR code, the place where it hangs as well: by it the message reaches the right unit. The address is encrypted, staff do not see it: the program does the sending. Name and nickname are not kept. A tag is kept too, worked out of the account with a secret key: “My messages” works by it.
    The address and the place of the code are deleted { $address_days } days after the answer; sooner by “Forget me”.
    What we cannot promise: while the address is kept, whoever runs the server can open it. The messenger sees your dialogue with the bot.

    “Without a trace”: what is kept

    The text, photos, kind, topic, place, channel and day. The place of a QR code is not kept. Everything in a photo but the picture itself is removed. There is no account, address or tag with the message, so we cannot write to you: you fetch the answer by the code. A lost code cannot be restored.
    The content is encrypted: your code opens it, or the key of the staff who prepare the answer. Such messages reach staff not at once, but at fixed hours. { $content_days } days after the closing, content and code are deleted, and only numbers stay in the report.
    What we cannot promise: the messenger sees your dialogue with the bot. And you may be recognised by what you write about yourself. { $site ->
        [none] { "" }
       *[other] If it matters, write on the site: { $site }
    }

message-promises-web =
    What is kept of your message

    The text, photos, kind, topic, place, channel and day. The place of a QR code is not kept. Everything in a photo but the picture itself is removed. There is no name, no address of your device and no mark of your browser with the message, so we cannot write to you: you fetch the answer by the code. A lost code cannot be restored.
    The content is encrypted: your code opens it, or the key of the staff who prepare the answer. Such messages reach staff not at once, but at fixed hours. { $content_days } days after the closing, content and code are deleted, and only numbers stay in the report.
    What we cannot promise: the browser keeps its history unless it is cleared. And you may be recognised by what you write about yourself.

status-ask = Type the code of the message: 16 digits. Spaces do not matter. For example: { $example }
status-ask-again = Time has passed, and the open message was closed. Type the code once more: 16 digits.
status-ask-vk =
    { $web ->
        [no] Do not type the code in the dialogue: it is kept. A message “without a trace” can be looked up where you sent it from.
       *[yes] Do not type the code in the dialogue: it is kept. Type it on a page that serves once, until { $time }: { $link }
    }
status-typed-vk =
    { $web ->
        [no] It looks as if you typed the code of a message. It is not taken in the dialogue: please delete your message. A message “without a trace” can be looked up where you sent it from.
       *[yes] It looks as if you typed the code of a message. It is not taken in the dialogue: please delete your message and type the code on a page that serves once, until { $time }: { $link }
    }
status-not-found = The code is wrong, or its time is over. Please check the digits and try once more.
status-too-many = Too many tries. Please try again in { $minutes } { $minutes ->
        [one] minute
       *[other] minutes
    }.
status-header = Message { $number } of { $date }. Topic: { $topic }.
status-line = State: { $status }.
status-due =
    { $extended ->
        [yes] The term of the answer was extended until { $due }.
       *[no] The answer can be expected about { $due }.
    }
status-promised = It will be done by { $due }.
status-reason =
    { $outcome ->
        [forwarded] Passed on to:
       *[other] Reason:
    }
status-ground =
    { $outcome ->
        [refused] Our answer of { $date }. Why it was refused:
        [forwarded] Passed on { $date } to:
       *[no_answer] No answer is being prepared. Told on { $date }:
    }
status-question = Our question of { $date }:
status-replied = You replied on { $date }, we have it.
status-reply-until = Please answer by { $due }. If you cannot, we will go by what we know already.
status-question-over = The time to answer this question is over, and it is closed. No harm done: we are going by what we know already. If you would like to add something, press “Add”.
status-answer = Our answer of { $date }:
status-notice = Notice of { $date }:
status-official-hint = If you do not agree, file an official appeal: the button below.
status-withdraw-ask = Withdraw message { $number }? Work on it will stop.
status-withdrawn = Message { $number } was withdrawn at your request.
status-names =
    { $status ->
       *[received] taken
        [registered] registered
        [in_work] in work
        [needs_answer] your answer is needed
        [extended] in work, the term was extended
        [forwarded] passed on to whom it concerns
        [resolved] solved
        [supported] supported
        [partial] solved in part
        [explained] explained
        [answered] answered
        [refused] refused
        [no_answer] noted
        [duplicate] joined with a message of the same
        [reopened] back in work
        [withdrawn] withdrawn
    }

clarify-write = Type your answer{ $page ->
        [yes] { "" }
       *[no] { " " }in one message
    }. Up to { $limit } characters.
clarify-accepted = Thank you! The answer was passed on, work on message { $number } goes on.
clarify-add = Type what you want to add{ $page ->
        [yes] { "" }
       *[no] { " " }in one message
    }. Up to { $limit } characters.
clarify-added = Thank you! What you added to message { $number } was passed on.

mine-title = Your messages that are answered here:
mine-item = { $number } of { $date }. { $topic }. State: { $status }{ $what ->
        [answer] . Answer due: { $until }
        [deed] . To be done by { $until }
       *[nothing] { "" }
    }
mine-more = The last { $count } are shown.
mine-empty = There are no messages of yours here. Those sent “without a trace” do not appear in the list: their state can be looked up by the code.
mine-not-here = All messages here are “without a trace”, we have no list. The state can be looked up by the code.
mine-gone = There is no such message in your list. Perhaps its address was deleted already.
mine-forget-ask = Delete the address of your account, the tag, the files and the place of a QR code from all your messages? The messages will still be dealt with, but no answer will come here and the list will be empty. This cannot be undone.
mine-forgotten = Done: address and tag are deleted. Your messages are no longer connected with the account.

limits-per-day = No more than { $limit } messages can be sent in a day. You can write again tomorrow. An urgent question can be asked in person: { $reception_info }
limits-no-files = Photos and files are not taken yet. Please say everything in words: such a message is dealt with just as carefully.
limits-no-audio = Voice and video are not taken yet. Please write it as text.

notify-batch = Messages “without a trace”: { $count } new or added to. Open the list to read them.
notify-batch-urgent =
    Urgent: among the messages “without a trace” { $count } may tell of danger. Open the list and read them now.
notify-not-delivered = Message { $number }: the answer was not delivered to the author's dialogue, the author has closed it for us. The address is deleted.

buttons-message = Write to us
buttons-form = Tell of a problem or an idea
buttons-check = Look up a message
buttons-my-messages = My messages
buttons-forget-me = Forget me
buttons-answer-here = Answer me here
buttons-traceless = Without a trace
buttons-promises = What is kept of messages
buttons-more = More
buttons-previous-page = Previous
buttons-other-section = Another section
buttons-cancel = Cancel
buttons-send = Send
buttons-edit-text = Change the text
buttons-edit-topic = Change the topic
buttons-edit-place = Change the place
buttons-edit-kind = Change the kind
buttons-edit-mode = Change how to answer
buttons-write-anew = Write anew
buttons-delete-code = Delete the code from the dialogue
buttons-open-page = Open the page
buttons-answer-question = Answer the question
buttons-add-words = Add
buttons-withdraw-message = Withdraw the message
buttons-another-code = Another code
