## the desk: codes of texts, by cause, pain and process

desk-coding-title = Codes of texts
desk-coding-about = What people write of: each text gets a pain or need, a cause, a process. So one finds what no option offers. Comments of surveys are shown when at least { $least } came on one topic, without question, mark and day; a code knows the text alone, not the person. Who gave a code to a comment, and when, is not kept.
desk-coding-messages = Messages and appeals
desk-coding-progress = { $looked } of { $n } looked through
desk-coding-go-on = Go through them
desk-coding-looked = Looked through
desk-coding-few = Shares are told when at least { $least } texts were looked through and not all are about the same.
desk-coding-count = { $title } — { $n } ({ $share })
desk-coding-band = { $title } — { $share }
desk-coding-number = { $title } — { $n }
desk-coding-code = { $kind ->
    [cause] cause: { $title }
    [process] process: { $title }
   *[pain] { $title }
}
desk-coding-kind = { $kind ->
    [cause] Cause
    [process] Process
   *[pain] Pain or need
}
desk-coding-nothing-fits = nothing fits
desk-coding-has = Codes of this text:
desk-coding-remove = Take away “{ $title }”
desk-coding-quick = Used before — one press, and on:
desk-coding-next = Save and go on
desk-coding-more = Save and add another
desk-coding-nothing = Nothing fits
desk-coding-walk = Go on
desk-coding-before = ← The one before
desk-coding-skip = Skip
desk-coding-case = Open the message
desk-coding-back = To the list
desk-coding-change = Put right
desk-coding-none-looked = No text was looked through yet.
desk-coding-keys = Keys while the fields are empty: 1–9 give a code, 0 says that nothing fits; outside of fields N skips.
desk-coding-pick = Name one code at least, or press “Nothing fits”.
desk-coding-many = One text has { $limit } codes at most. Take one away first.
desk-coding-unknown = { $kind ->
    [cause] There is no cause “{ $title }” in the directory. Choose from the list.
    [process] There is no process “{ $title }”. Choose from the list or enter it in “Processes”.
   *[pain] There is no “{ $title }” in the directory. Choose from the list.
}
desk-coding-of-case = Code the text
desk-coding-taken-away = code of the text taken away: { $title }
