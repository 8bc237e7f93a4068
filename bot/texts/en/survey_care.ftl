# Surveys at the desk: the list, a survey's page, the preview, waves, how many answers are needed.

## of the common texts of the desk
desk-basis-needed = Name the number and the date of the document by which the survey is held.
desk-buttons-open-wave = Open the wave
desk-buttons-close-wave = Close the wave
desk-close-wave-ask = Close the survey “{ $title }”? Its questionnaires will be opened shuffled, and the key destroyed. This cannot be undone.

## the list
care-filter-audience = For whom
care-filter-state = State
care-filter-all = All
care-filter-is = { $state ->
    [open] open now
    [off] not in the profile
   *[idle] not open
}
care-filter-show = Show
care-filter-none = There are no such surveys.
care-column-state = Now
care-column-mode = How it is held
care-mode = { $mode ->
    [permanent] permanent: wave follows wave
    [wave] in waves that somebody opens
    [additional] additional: a wave about a “pain” that was found
   *[form] no survey: steps of an employee's message
}
care-version = version { $version }
care-standing = { $kind ->
    [open] Open, the last day is { $last }
    [key] Took answers until { $last }: waits for the key that is kept elsewhere
    [ending] Is being closed
    [form] Always open: it is the form of a message and has no waves
    [off] Not open
    [soon] Will begin by itself within minutes
   *[idle] Not open
}
care-not-taken = The profile of the administration does not take this direction.
care-counts = As of this morning { $started ->
    [0] fewer than 5
   *[other] at least { $started }
} began, { $finished ->
    [0] fewer than 5
   *[other] at least { $finished }
} finished.
care-last-closed = The wave before was closed on { $date }

## a survey's page
care-further = What can be done
care-open-wave = Open a wave
care-end-wave = End the wave
care-permanent-why = A wave of a permanent survey is not closed by hand: it ends with the quarter or the month, and the next one begins at once.
care-ready = Lines with a link
care-done = { $deed ->
    [opened] The wave is open. Lines for letters and chats are below.
    [closed] The wave is closed: its questionnaires were opened shuffled, the key is destroyed.
    [none] The wave is closed: there were too few questionnaires to open them without giving anybody away. They were destroyed unread.
    [extended] The wave is not closed: too few have answered, and opening would show who answered how. The survey is extended.
   *[going] The questionnaires are counted. The closing will end by itself within minutes.
}
care-link = { $to ->
    [slips] One-time slips
    [qr] QR codes and posters
    [paper] Paper sheets: print and enter
   *[mailing] Mailing of invitations
}
care-waves = Waves
care-waves-none = There were no waves yet.
care-wave = From { $first } to { $last }
care-wave-state = { $state ->
    [open] Open.
    [over] { $strict ->
        [True] Takes no answers, waits for its key.
       *[other] Is being closed.
    }
    [counted] Is being closed.
    [lost] The key is lost: nobody can open the questionnaires.
   *[closed] Closed.
}
care-opened = { $any ->
    [True] Questionnaires opened: { $count ->
        [0] fewer than 5
       *[other] at least { $count }
    }.
   *[other] No questionnaires were opened.
}
care-fact-version = Version of the script: { $version }
care-fact-pain = About the “pain”: { $pain }
care-fact-purpose = Purpose: { $purpose }
care-fact-basis = Document: { $basis }
care-fact-slips = Answered by one-time slips
care-fact-strict = Strict: a person keeps the key, not the server
care-fact-population = Population: { $population }{ $margin ->
    [none] { "" }
   *[other] . The margin is not more than ±{ $margin } points (95% confidence); conditional if people were not drawn at random
}
care-note-extended = Promised until { $until }, extended: too few had answered
care-note-cut-short = Closed before its time: { $date }
care-note-verdict = { $verdict ->
    [ok] The check of anonymity at the closing was passed
   *[failed] The check of anonymity at the closing was NOT PASSED: run otklik anonymity
}
care-completion = About { $share }% of those who began went on to the end.{ $low ->
    [yes] { " " }That is less than 60%: look where the survey becomes hard.
   *[no] { "" }
}
care-completion-low = Fewer than 60% of those who begin go on to the end: look in the preview whether the survey is too long or too hard.
care-history = Who opened and closed
care-did = { $at } — { $who }: { $what }
care-deed = { $deed ->
    [opened] opened a wave
    [slips] made slips ({ $count })
   *[closed] told it to close
}
care-questions = What it asks
care-newer = The open wave asks version { $now }: see the preview. Below is version { $next }, which the next wave will ask.
care-asked-if = Asked only if
care-if-among = in question { $number } they chose { $answers }
care-if-mark = { $bounds ->
    [low] in question { $number } they gave { $low } or more
    [high] in question { $number } they gave { $high } or less
   *[both] in question { $number } they gave from { $low } to { $high }
}
care-how = { $kind ->
    [one] One option.
    [many] Any number of options.
    [scale] A mark from 1 to 5.
    [nps] A mark from 0 to 10.
   *[text] In one's own words, up to { $longest } characters.
}{ $skip ->
    [yes] { " " }May be skipped.
   *[no] { "" }
}
care-option = { $note ->
    [write] own words may be written
    [alone] unticks all others
    [out] not counted: not whom we ask
   *[ends] the survey ends here
}
care-option-pain = “pain”: { $pain }
care-feeds = { $role ->
    [process] In the report: which process the answers are about, a cut of the pain map
    [csat] In the report: general satisfaction, the shares of the satisfied and the unsatisfied, the mean
    [attribute] In the report: satisfaction with an aspect
    [ces] In the report: how easy it was
    [nps] In the report: readiness to recommend
    [cause] In the report: causes of low marks; candidates for the pain map
    [result] In the report: whether the client got the result
    [context] In the report: under which conditions people answered
    [need] In the report: needs; candidates for the pain map
    [comment] The words are parted from the marks and seen where a process has 10 of them
    [severity] In the report: how bad the “pain” is
   *[place] In the report: where people work or were served, of large groups only
}
care-feeds-pain = Marks 1 and 2 tell of the “pain”: { $pain }

## the preview
care-preview-title = As people will see it
care-preview-about = The survey is real: the same words, buttons and order. Press whatever you like: nothing is kept or counted.
care-preview-where = Where to look
care-preview-max = MAX will be connected later and shown here too. On paper it is printed at “Paper questionnaires” while the survey is open.
care-door = { $door ->
    [telegram] Telegram
    [vk] VK
   *[web] Site
}
care-preview-type = An answer in one's own words
care-preview-send = Send
care-preview-below = These buttons stand below the field: a message of VK does not hold so many.
care-preview-over = The survey ends here.
care-preview-far = Too many presses. Begin anew.
care-preview-again = Begin anew

## how many answers are needed
care-sample-title = How many answers are needed
care-sample-about = Say how many clients the process has in the period you ask about: services rendered, appeals answered, inspections, staff headcount.
care-sample-count = Count
care-population-help = For instance 1,000 certificates a quarter, or 80 employees. If unknown, leave it empty: then as many are needed as of an endless number.
care-sample = { $kind ->
    [all] { $population } in all: everybody is asked. Invite all, draw no sample.
    [some] { $population } in all, a margin of ±{ $error } points at 95% confidence: { $wanted } answers are needed. If { $response }% of the invited answer, invite { $short ->
        [yes] all: by the formula { $computed } are needed, more than there are.
       *[no] { $invite }.
    }
   *[endless] How many there are is unknown. For a margin of ±{ $error } points at 95% confidence { $wanted } answers are needed. If { $response }% of the invited answer, invite { $invite }.
}
care-no-number = { $field ->
    [population] How many clients there are: a whole number from 1 to { $most }, for instance 1000. If unknown, leave it empty.
    [response] The share of those who answer: a whole number from 1 to 100.
   *[error] Choose the margin from the list.
}
care-field = { $field ->
    [until] The last day
    [purpose] Purpose: what we want to learn
    [pain] Which problem to ask about
    [basis] Document: kind, number, date
    [population] How many clients there are (population)
    [error] Margin of error, points
    [response] How many percent of the invited usually answer
    [key] The line of the public key's file (.pub)
   *[count] How many slips
}

## opening a wave
care-open-about = The survey opens at once, wherever it can be answered. While it is open, no second one can be.
care-basis-help = Not required, but the report will ask by which document the survey was held.
care-strict-title = A strict wave: a person keeps the key
care-strict-about = Then not even the server can open the questionnaires: they are opened at the end with a key that is kept elsewhere. Make the key on your own computer with “otklik survey key new --to FILE” and paste here the line of FILE.pub. If the key or its passphrase is lost, nobody can open the questionnaires.
care-slips-before = If people are to answer by one-time slips, make them right after the opening, before the first answers.
care-check = Check and open
care-check-title = Check before the opening
care-check-about = The survey “{ $title }”, the last day is { $last }.
care-check-strict = A strict wave. The key's fingerprint: { $fingerprint }. Compare it with its keeper.
care-warnings = Please note
care-warn-short = { $days ->
    [0] There are no worked days at all
    [one] There is only { $days } worked day
   *[other] There are only { $days } worked days
}: many will not have time to answer.
care-warn-day-off = The last day, { $date }, is a day off: nobody will be there to remind people.
care-warn-unknown = How many clients there are is not said: the report will speak only of those who answered, not of all.
care-warn-basis = There is no document: the report will have a dash in its place.
care-mend = Change
care-still-open = This survey is open already, the last day is { $last }. No second wave can be opened meanwhile.
care-wrong-day = The last day is not before { $first } and not more than { $longest } days away.
care-wrong-words = Fill in the field “{ $field ->
    [purpose] Purpose
    [pain] Which problem to ask about
   *[basis] Document
}”: not longer than { $longest } characters.
care-wrong-key = { $half ->
    [private] This is the private key: it does not belong here. The line of the .pub file is needed.
   *[none] This is no key of Otklik, or the line was not copied whole.
}

## ending a wave
care-end-early = People were promised that they could answer until { $last }. Those who have not will not be able to.
care-end-few = If fewer than { $k_min } have answered, nothing is opened and the survey is extended.
care-too-few = As of this morning fewer than { $k_min } questionnaires were finished: they cannot be opened without giving somebody away. The survey is open until { $last }; the count is renewed tomorrow morning.
care-tried-today = This wave was told to close today already: too few had answered. Try again tomorrow.
care-ending = The wave is being closed already, it will take some minutes.
care-strict-end = { $state ->
    [over] No more answers are taken, the wave waits for its key. It is brought to the page “Key”, not before the day that people were promised.
   *[open] A person keeps the key of this wave, and so ends it early by the command “otklik survey close { $wave } --key FILE”. In time it stops by itself, and the key is brought to the page “Key”.
}
care-leave = Leave it as it is
care-slips-title = One-time slips
care-slips-how = { $entry ->
    [slips] This survey is answered by slips. More can be made: the earlier ones stay good.
   *[membership] With slips people answer on the site and need not be members of the chat: nobody knows who drew which. The first can be made while nobody has begun to answer; afterwards there is no answering without one.
} The file is given once: the program keeps no codes. Print it, cut it, delete it.
care-slips-make = Make slips (PDF)
care-slips-late = Somebody has begun to answer without a slip: slips can be used from the next wave on.
