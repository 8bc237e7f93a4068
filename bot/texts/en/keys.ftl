# The key of a strict wave: made on another computer, brought when the survey is over.

cli-key = The key of a strict survey. Example: otklik survey key new --to key.txt
cli-key-new = Make a key on your own computer. Example: otklik survey key new --to key.txt
cli-key-to = file of the private half; the public one lies beside it, ending in .pub
cli-key-is-there = { $file }: there is such a file already. Keys are not written over: choose another name.
cli-key-no-folder = { $folder }: there is no such folder or it cannot be written to. Make it or choose another.
cli-key-warning = Think of a passphrase of { $shortest } characters or more, best several words. Without the file and the passphrase nobody opens the answers, and they cannot be restored: make a second copy of the file.
cli-key-passphrase = Passphrase:{" "}
cli-key-passphrase-again = Once more:{" "}
cli-key-differs = The passphrases differ, no key was made. Give the command again.
cli-key-short = The passphrase has fewer than { $shortest } characters, no key was made. Take several words in a row and give the command again.
cli-key-made =
    The key is ready.
    Private half: { $file }. Keep it yourself, not on the server; make a copy.
    Public half: { $public }. Give it to whoever opens the survey.
    Fingerprint, to compare when handing it over: { $fingerprint }
cli-key-unread = { $file }: the file cannot be read. Check the path and the rights.
cli-key-bad = { $file }: this is no key file, or it is damaged.
cli-key-private-here = { $file }: this is the private half, a server is never given it. The file ending in .pub is needed.
cli-key-public-here = { $file }: this is the public half, it opens nothing. The file without .pub is needed.
cli-key-needless = Wave { $wave } was opened without a keeper's key: close it without --key.
cli-key-other = This key is not that of wave { $wave }. The key with the fingerprint { $fingerprint } is needed. Nothing has changed.
cli-key-wrong-passphrase = The passphrase does not fit. Nothing has changed, try again.
cli-key-needed = A strict survey: only the private half of key { $fingerprint } opens its answers. Without it nobody reads them.
cli-survey-open-key = public half of a key: a strict survey, the server cannot open it
cli-survey-close-key = private half of a strict wave's key; the passphrase is asked for
digest-survey-waits-key = { $direction }: the survey is over, we wait for its key. Whoever keeps it opens the questionnaires; the results go into the digest of the quarter in which the key is brought

desk-nav-key = Key
desk-key-about = The survey is over, its answers are sealed with a key the server does not have. Choose the key file and type the passphrase: questionnaires are opened in no order, and the key is not kept here.
desk-key-wave = Which survey to open
desk-key-line = { $title } (took answers until { $date }), fingerprint of the key { $fingerprint }
desk-key-file = Key file, the private half
desk-key-passphrase = Passphrase
desk-key-open = Open the questionnaires
desk-key-none = No survey waits for a key now.
desk-key-not-waiting = This survey waits for no key: it was opened already, or it goes on.
desk-key-bad = This is no key file, or it is damaged. Nothing has changed.
desk-key-public = This is the public half, it opens nothing. The file without .pub is needed.
desk-key-done = Done: the survey “{ $title }” is closed, { $count ->
    [0] but there are too few questionnaires to open them without giving anybody away: they were destroyed unread.
   *[other] questionnaires opened: { $count }.
} The key was not kept here.
desk-key-soon = The key fits, the questionnaires are counted. The wave closes by itself in a few minutes: another program reads the database now.
staff-key-waits = The survey “{ $title }” was over on { $date } and waits for key { $fingerprint }. Its keeper brings it to the page “Key” of the desk: an administrator’s link leads in, made by otklik desk link --role admin. Without the key the digest goes out without that section.
