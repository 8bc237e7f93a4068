# The staff chat: commands, queues, handing over, templates, appeals that were entered, the morning line.

staff-queue-title =
    { $queue ->
        [mine] { $count ->
            [one] { $owner }: { $count } message
           *[other] { $owner }: { $count } messages
        }
        [overdue] { $count ->
            [one] { $count } message is overdue:
           *[other] { $count } messages are overdue:
        }
       *[open] { $count ->
            [one] { $count } message in work:
           *[other] { $count } messages in work:
        }
    }
staff-queue-line =
    { $urgent ->
        [yes] { $place }. Urgent · No. { $number } · { $topic } · { $status } · { $due_left }
       *[no] { $place }. No. { $number } · { $topic } · { $status } · { $due_left }
    }
staff-queue-page = Page { $page } of { $pages }
staff-queue-how = To open a card, press its number in the list.
staff-queue-none =
    { $queue ->
        [mine] { $owner }: no open messages.
        [overdue] There are no overdue messages.
       *[open] There are no open messages.
    }
staff-queue-turn =
    { $way ->
        [back] Back
       *[on] On
    }
staff-queue-card-comes = The card of No. { $number } will appear below.

staff-help =
    Commands of the staff chat:
    /open: messages in work and their terms
    /mine: messages you have taken
    /overdue: messages that are overdue
    /enter: enter an appeal from post, reception, phone
    /sheets: enter paper questionnaires as lines "1 3 2 5 4"
    /lines: ready lines with a link, for letters and the end of a reply
    /summary: figures of this quarter
    /pains: candidates of the pain map, and decisions
    /invite — mailing of invitations: how many asked, what was sent
    /desk: a one-time link into the staff desk
    /help: this help

    The words “open”, “mine”, “overdue”, “enter”, “sheets”, “lines”, “summary”, “pain map”, “invitations”, “desk” and “help” work too, as a reply to a message of the bot or with a mention of it.

    To answer an author, reply to the card of the message: the bot shows the text and asks whether to send it.
staff-command =
    { $name ->
        [open] Messages in work and their terms
        [mine] Messages you have taken
        [overdue] Messages that are overdue
        [enter] Enter an appeal
        [sheets] Enter paper questionnaires
        [lines] Ready lines with a link
        [summary] Figures of this quarter
        [pains] Pain map: candidates and decisions
        [invite] Mailing of invitations to surveys
        [desk] A link into the staff desk
       *[help] Help
    }
staff-word =
    { $name ->
        [open] open
        [mine] mine
        [overdue] overdue
        [enter] enter
        [sheets] sheets
        [lines] lines
        [summary] summary
        [pains] pain map
        [invite] invitations
        [desk] desk
       *[help] help
    }
staff-sign-in =
    A one-time link into the staff desk, good until { $time }: { $link }
    Asked for by { $name }. Open the link, press “Sign in”, then come back here and press “That is me”. If it was not you who opened it, press “Not me”.
staff-sign-in-verb =
    { $verb ->
        [me] That is me
       *[not] Not me
    }
staff-sign-in-not-yours = Only who asked for it may confirm this link. Yours: “/desk”.
staff-sign-in-not-opened = Open the link first and press “Sign in” there.
staff-sign-in-over = This link works no more. For a new one: “/desk”.
staff-sign-in-confirmed-toast = Confirmed: go back to the page.
staff-sign-in-confirmed = Signing in to the desk was confirmed: { $name }. The link is used up.
staff-sign-in-void = The link is void: nobody will get in with it.
staff-sign-in-refused =
    A link into the desk is void: “Not me” was pressed below it ({ $by }). It was asked for as { $name }. Nobody got in with it, and nobody will.
    If a stranger opened the link, look who is in this chat. For a new link: “/desk”.
staff-sign-in-off = The desk cannot be opened from here: the site has no address. Ask the administrator.

staff-fold =
    { $way ->
        [on] More…
       *[first] To the start
    }
staff-more-buttons = More buttons of the message above:
staff-too-old = This card is too old: VK does not change it any more. Open a new one by /open.
staff-vk-not-admin = The community is no administrator of this chat and cannot see its members. Make it an administrator of the chat.
staff-due-as-of = as of { $date }: { $left }

staff-entry-channel = How did the appeal come in?
staff-entry-kind = { $channel }. What kind of appeal is it?
staff-entry-head =
    { $kind } · { $channel }
    Received: { $date }
staff-entry-words =
    Reply to this message with the text of the appeal.
    If it did not come in today, reply with the day first: 18.11.2026.
staff-entry-check = To change the text or the day, reply to this message with another text or day.
staff-entry-as-topic = Topic: { $topic }
staff-entry-due = Term of the answer: { $date }
staff-entry-section = Choose a section:
staff-entry-topic = { $section }. Choose a topic:
staff-entry-topic-internal = Choose a topic:
staff-entry-save = Save
staff-entry-other-topic = Topic…
staff-entry-done = The appeal is registered, No. { $number }. Its card will appear below.
staff-entry-dropped = The appeal was not entered.
staff-entry-before = This appeal has been entered already: No. { $number }.
staff-entry-press = Please choose by a button.
staff-entry-only-text = Only text can be entered. Please write it in words.
staff-entry-no-day = There is no such day. Please write it like this: 18.11.2026.
staff-entry-other-day = The day of receipt is not after today, { $date }, and not earlier than a year before.

staff-ask-owner =
    Who is to have No. { $number }?
    Choose a colleague or reply to this message with a name.
staff-check-owner = Hand No. { $number } over to { $owner }?
staff-hand-over = Hand over
staff-handed = No. { $number } is handed over to { $owner }.
staff-owner-long = Please write a name, of up to { $limit } characters.
staff-owner-has-it = No. { $number } is with { $owner } already.
staff-template = Template
staff-choose-template = Choose a template of the reply:
staff-no-templates = There are no templates for this topic yet.
staff-template-back = Write it ourselves

staff-morning =
    New: { $count }, unanswered: { $open }, overdue: { $overdue }, closed { $since ->
        [yesterday] yesterday
       *[other] since { $since }
    }: { $done }.
staff-register-due = Not registered: { $count }. The next term is { $date }.
staff-answer-due =
    { $days ->
        [0] The term ends today: { $numbers }.
       *[other] The term ends in { $days } d.: { $numbers }.
    }
staff-overdue = The term is over: { $numbers }. The longest delay is { $days } d.
staff-and-more = { $numbers } and { $count } more
staff-urgent =
    Urgent: No. { $number }, { $topic ->
        [none] no topic
       *[other] { $topic }
    }. Safety or rights may be in danger. Please check now.

staff-card-mode-elsewhere = Answer: the way the appeal came in ({ $channel }); here it stays in the register
staff-check-elsewhere = The appeal did not come through the bot: the text stays in the register and is sent to its author the way it came.
staff-kept-elsewhere = The answer to No. { $number } is kept. Send it to its author the way the appeal came in: { $channel }.
staff-crowd = More messages came than the chat takes at once. { $count ->
        [one] { $count } more card comes
       *[other] { $count } more cards come
    } one after another, urgent ones first. Nothing is lost: all messages are in the list of open ones already.
staff-crowd-open = Open
