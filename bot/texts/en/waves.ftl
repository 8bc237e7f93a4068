# Waves of surveys: what staff and commands are told
staff-wave-closed = The survey “{ $title }” is closed. { $count ->
    [0] No questionnaire was opened.
   *[other] Finished questionnaires: { $count }.
} Its key is destroyed, { $result ->
    [ok] the anonymity check passed.
    [failed] the anonymity check FAILED: run otklik anonymity and read what it found.
   *[none] no anonymity check was made.
}
staff-wave-cut-short = Closed by a command before the day that people were told: { $date }.
staff-wave-extended = The survey “{ $title }” is extended until { $date }: fewer than { $k_min } people answered, so nothing may be opened.
staff-wave-carried = The survey “{ $title }”: fewer than { $batch_min } questionnaires were left at the end of the wave. They went over to the next wave, still sealed.
staff-wave-discarded = The survey “{ $title }”: some questionnaires stayed unopened and cannot go over to the next wave. They were destroyed unread: opening them would have shown who answered what.
staff-wave-damaged = Survey “{ $title }”: { $count ->
    [one] { $count } row is
   *[other] { $count } rows are
} damaged or forged in the database and not counted. The other answers are whole. Tell the administrator to check the disk and who has access to the database.
cli-survey-discard = end the wave and destroy unopened questionnaires unread
cli-wave-discarded = Wave { $wave } is ended: unopened questionnaires were destroyed unread, and so was the key.
cli-wave-waits = Wave { $wave } takes no more answers and waits for the key, which is kept elsewhere.
cli-wave-kept-none = Wave { $wave } is closed: there were too few questionnaires to open them without giving anybody away. They were destroyed unread, and so was the key.
cli-wave-promise = Wave { $wave }: its row in the database says something else than people were promised, or its questionnaires were sealed under another promise. Nothing was opened. Restore the row from a backup or end the wave: otklik survey close { $wave } --discard
cli-wave-opened = { $count ->
    [0] (no questionnaire opened)
    [one] ({ $count } questionnaire opened)
   *[other] ({ $count } questionnaires opened)
}
cli-wave-rough = { $count ->
    [0] (as of { $date } fewer than 5 finished questionnaires)
   *[other] (as of { $date } at least { $count } finished questionnaires)
}
check-reasons-promise-broken = the row of wave { $wave } says something else than people were promised: questionnaires are not opened
check-remedies-put-row-back = restore the row from a backup or end the wave: otklik survey close … --discard
