# otklik check and otklik qr: what was looked at, what is wrong, and what to do about it.

cli-check = Look at settings, database, keys, messengers and rights in chats. Example: otklik check
check-ok = ✓ { $name }: { $value }
check-failed = ✗ { $name }: { $reason }. To do: { $remedy }
check-warned = ! { $name }: { $reason }. To do: { $remedy }
check-skipped = – { $name }: not configured
check-waits = – { $name }: looked at when the profile is mended
check-all-ok = All is well, it may be started.
check-some-failed = Faults: { $count }. Mend them before the start.
check-warnings = Remarks: { $count }. It may be started.

## What is looked at
check-names-settings = Settings
check-names-profile = Ordinance profile
check-names-directories = Directories
check-names-surveys = Surveys
check-names-texts = Texts
check-names-database = Database
check-names-keys = Keys of surveys
check-names-waves = Open waves
check-names-backup = Backups
check-names-disk = Room on the disk
check-names-clock = Clock and time zone
check-names-schedule = Schedule of the digest
check-names-calendar = Working calendar
check-names-web = Web section
check-names-employees = Employee chats
check-names-foreign-messenger = Foreign messenger
check-names-rehearsal = Rehearsal
check-names-telegram-token = Telegram, token
check-names-telegram-chat = Telegram, staff chat
check-names-telegram-rights = Telegram, rights in the chat
check-names-telegram-employee-chat = Telegram, employee chat
check-names-staff-chat = Staff chat is closed
check-names-vk-token = VK, key
check-names-vk-messages = VK, messages of the community
check-names-vk-long-poll = VK, events
check-names-vk-chat = VK, staff chat
check-names-vk-employee-chat = VK, employee chat
check-names-max-token = MAX, token

## What was found
check-values-behind-proxy = { $url }; the access log of the server in front must be off (docs/behind-a-proxy.md)
check-values-readable = read
check-values-profile = { $name }: { $act }
check-values-set-at-desk = changed at the desk: { $names }
check-values-entries = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
check-values-surveys = { $count ->
    [one] { $count } survey without mistakes
   *[other] { $count } surveys without mistakes
}
check-values-words = language { $language }, { $count ->
    [one] { $count } phrase
   *[other] { $count } phrases
}
check-values-database = reached, version { $version }, found sound
check-values-empty-database = reached, empty so far: tables are made at the first start
check-values-will-be-made = { $file }: made at the first start
check-values-no-waves = no wave is open
check-values-backup = the last of { $date }, read whole, { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}
check-values-free = { $size } MB free, writing is possible
check-values-clock = { $zone }, now { $date } { $time }
check-values-next-digest = the next digest { $date } at { $time }{ $chats ->
    [yes] {""}
   *[no] , but no staff chat is set: it can be seen by “otklik digest”
}
check-values-closed = the chat is closed
check-values-deleting = deleting messages
check-values-administrator = administrator of the chat
check-values-switched-on = switched on

## What is wrong
check-reasons-setting = { $name }: { $reason ->
    [unknown] there is no such setting
    [missing] not given
    [chat] the staff chat and the employee chat are one chat
    [short] shorter than 16 characters, such a word can be guessed
    [path] the address is needed without a path and parameters
    [rehearsal] the clock can be set only in a rehearsal
   *[bad] the value does not fit{ $allowed ->
        [none] {""}
       *[other] , give { $allowed }
    }
}
check-reasons-fallback-off = the second staff chat is in { $messenger }, and this messenger is not configured
check-reasons-open-to-all = { $file } is open to other users of the server too
check-reasons-profile-keys-missing = the profile lacks: { $value }
check-reasons-profile-keys-demo = the profile still has demo values: { $value }
check-reasons-no-language = there is no folder of language { $language }
check-reasons-no-words = there is no translation ({ $count }), the first phrase is { $key }
check-reasons-no-database = the database is out of reach
check-reasons-database-broken = the database { $file } is damaged
check-reasons-old-database = the database is of an earlier version
check-reasons-newer-database = the database is of a newer version of the program
check-reasons-keys-with-backups = keys lie on one disk with the backups
check-reasons-key-lost = the key of wave { $wave } is lost: its sealed questionnaires cannot be opened
check-reasons-wave-keys-not-saved = keys of open waves are in no backup: a lost disk loses the questionnaires of these waves{ $count ->
        [0] { "" }
       *[other] { " " }(sealed now, at least { $count })
    }
check-reasons-backup-opens-ballots = the backup of { $date } holds keys: it opens the questionnaires of all open waves
check-reasons-no-backup = there is no backup yet
check-reasons-old-backup = the last backup is of { $date }
check-reasons-bad-backup = copy { $file } is damaged, or is no copy of Otklik
check-reasons-no-writing = { $file } cannot be written to
check-reasons-little-space = only { $size } MB free
check-reasons-clock-wrong = the clocks differ by { $seconds } s
check-reasons-clock-unknown = { $now }; nothing to compare with: no messenger answered
check-reasons-day-to-come = wave { $wave } was begun or counted on { $date }, and today is { $today }: the clock ran ahead, or is behind now
check-reasons-no-calendar = there is no file for { $year }: only the holidays of the Labour Code are known, terms know of no moved days
check-reasons-port-taken = port { $value } is taken
check-reasons-no-https = address { $url } is not encrypted: strangers will see who answers what
check-reasons-rehearsal-clock = the clock is set, it is “{ $date } { $time }” now: a rehearsal, its data and reports are not real
check-reasons-foreign-messenger = { $messenger } is a foreign messenger. The law forbids receiving personal data through it (149-FZ, article 10, parts 8–10) and limits how local self-government talks to citizens there (41-FZ)
check-reasons-unsafe-sqlite = this build of SQLite does not do { $pragma }: what is erased would stay on the disk, or what is accepted could be lost
check-reasons-two-employee-chats = there is more than one employee chat: whoever is in two can answer an internal survey twice. The program cannot link two accounts of one person
check-reasons-contacts-abroad = names and phones are asked for in a foreign messenger too ({ $messenger }): this is forbidden (149-FZ, article 10, parts 8–10)
check-reasons-bad-token = the server did not take the token
check-reasons-no-connection = no connection: { $url }
check-reasons-without-effect = { $name } was read, but it has no effect in this version yet
check-reasons-no-webhooks = this version takes no events by webhook, it polls for them
check-reasons-webhook = a webhook is set for the bot: polling will get no message at all
check-reasons-not-member = the bot is not in the chat
check-reasons-moved-chat = the group has become a supergroup and has another number now
check-reasons-no-rights = rights are missing: { $value }
check-reasons-staff-chat-public = the staff chat is public: whoever has the link can come in and read the digests
check-reasons-not-ours = the key is not of community { $value }, or lacks the right to manage it
check-reasons-messages-off = messages of the community are off, or the key has no right to them
check-reasons-events-off = events are off
check-reasons-no-max-door = MAX is configured, but this version does not serve it yet
check-reasons-too-slow = no answer within { $seconds } s
check-reasons-our-mistake = a mistake of the program: { $place }

## What to do
check-remedies-fix-setting = { $reason ->
    [unknown] check the name in .env.example
    [missing] add { $name } to .env, or take out the other settings of this messenger
    [chat] give two different chats for staff and for employees
    [short] make { $name } longer, or drop it: a secret is made by itself
    [rehearsal] add OTKLIK_REHEARSAL=1 or take out { $name }
   *[bad] mend { $name } in .env, an example is in .env.example
}
check-remedies-set-fallback = set { $name } or mend OTKLIK_STAFF_FALLBACK
check-remedies-close-access = { $folder ->
    [yes] run “chmod 700 { $file }”
   *[no] run “chmod 600 { $file }”
}
check-remedies-fix-profile = mend the profile's file or OTKLIK_PROFILE
check-remedies-fill-profile = { $own ->
    [yes] fill them in, in the profile's file “{ $name }”
   *[no] fill them in, in a profile of your own (first line “extends: { $name }”), and name it in OTKLIK_PROFILE
}
check-remedies-fix-file = mend the file
check-remedies-fix-script = mend the survey and check it: otklik survey check
check-remedies-other-language = set OTKLIK_LANGUAGE to one of these: { $known }
check-remedies-add-words = add the phrases to bot/texts/{ $language }
check-remedies-let-in = give access to the user the program runs as
check-remedies-database = check OTKLIK_DATABASE_URL and whether the database server runs
check-remedies-restore = do not delete it; restore a copy: otklik restore FILE
check-remedies-newer = update the program, or restore a copy made by this version
check-remedies-migrate = run “otklik migrate”, or simply start the program
check-remedies-find-key = put the key's file back; the folder of keys is OTKLIK_KEYS_DIR
check-remedies-move-keys = move the keys to another disk and name it in OTKLIK_KEYS_DIR, or the copies, in OTKLIK_BACKUP__TO
check-remedies-keys-choice = nothing, if that is acceptable; else “otklik backup FILE --with-keys”. Such a copy opens all questionnaires: keep it apart and destroy it when the waves close
check-remedies-destroy-copy = keep this copy apart, and destroy it when the waves close
check-remedies-make-backup = make a copy: otklik backup FILE
check-remedies-free-space = make room
check-remedies-set-clock = switch on time synchronisation
check-remedies-look-at-clock = see whether the clock is right, and switch on time synchronisation
check-remedies-day-to-come = compare the clock of the machine and switch on time synchronisation. If it is right now, do nothing: the program will wait for that day
check-remedies-calendar = update Otklik or put the calendar into config/calendars/{ $year }.yaml
check-remedies-other-port = give another port in OTKLIK_WEB__PORT
check-remedies-https = put a server with a certificate in front of the program and give its https:// address in OTKLIK_WEB__PUBLIC_URL
check-remedies-end-rehearsal = take out OTKLIK_REHEARSAL and OTKLIK_NOW and begin with a clean database
check-remedies-unsafe-sqlite = install a Python with an ordinary build of SQLite, or move to PostgreSQL: OTKLIK_DATABASE_URL
check-remedies-one-employee-chat = keep one employee chat or hand out slips: otklik survey slips
check-remedies-ask-lawyer = settle it with a lawyer. Keep the site, VK and MAX as the main doors; do not switch on asking for contacts
check-remedies-contacts-off = set OTKLIK_CONTACTS=none or own
check-remedies-get-token-telegram = get a token from @BotFather
check-remedies-get-token-vk = make a key in the community's management, “API usage”
check-remedies-connection = check the server's way to the internet, the proxy and the address
check-remedies-wait-for-version = all else works without it; a later version will need it
check-remedies-polling = set { $name }=polling
check-remedies-drop-webhook = take it off by deleteWebhook of the Bot API; if it was not you who set it, change the token at @BotFather
check-remedies-add-to-chat = add the bot to the chat: { $value }
check-remedies-moved-chat = set { $setting }={ $value }
check-remedies-grant-rights = give the bot the rights: { $value }
check-remedies-close-chat = make the chat private, revoke invite links and check the members
check-remedies-enable-messages = switch on messages of the community and give the key a right to them
check-remedies-enable-events = the program will switch them on at the start; if it cannot, switch on Long Poll API and the events: { $value }
check-remedies-other-doors = use the site, VK or Telegram, and leave the settings of MAX until the update
check-remedies-look-there = look at this part by itself and repeat
check-remedies-tell-makers = tell this place to the makers

## QR codes
cli-qr = QR codes of surveys and of “Write to us” with posters A4 and A5, a desk tent and a piece for letters. For each place and each door that is on. Example: otklik qr --survey ext_express --to qr
cli-qr-survey = the name of a survey, say ext_express; message: “Write to us” alone
cli-qr-to = the folder for pictures and posters
cli-qr-place = a place of the profile, say hall
cli-qr-made = { $count ->
    [0] No codes: no door is on. Check the settings: otklik check
    [one] { $count } code is ready in PNG and SVG, with posters, tents and pieces for letters. What is where: { $folder }/index.html.
   *[other] { $count } codes are ready in PNG and SVG, with posters, tents and pieces for letters. What is where: { $folder }/index.html.
}
cli-qr-one = { $id } (“{ $title }”)
cli-qr-no-survey = There is no survey “{ $id }”. There are: { $known }
cli-qr-no-place = The profile has no place “{ $id }”. There are: { $known }
cli-qr-no-writing = The folder { $folder } cannot be written to. Give another
cli-qr-no-telegram = No codes for Telegram: the bot's name could not be found out. Check token and connection: otklik check
cli-qr-local = Mind: the address { $url } is seen on this machine only. Set OTKLIK_WEB__PUBLIC_URL and make the codes anew.
