# Commands, the start, and faults, for whoever runs the program.

cli-otklik = Otklik: surveys, messages and digests of a municipality. Example: otklik check
cli-run = Serve everything that is configured. Example: otklik run
cli-migrate = Bring the database to this version of the program. Example: otklik migrate
cli-migrated = The database is ready, version { $version }.
cli-backup = Make a verified copy of the database. Example: otklik backup copy.gz
cli-backup-file = the file of the copy
cli-with-keys = with the keys: such a copy opens all questionnaires
cli-backed-up = The copy was made and verified: { $file }, { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}.
cli-backup-opens = Mind: the copy holds keys ({ $keys }) and opens the questionnaires of all open waves. Keep it apart, and destroy it when the waves close.
cli-restore = Restore the database from a copy. Example: otklik restore copy.gz
cli-restored = The database was restored: { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}.
cli-restored-openings = Note: questionnaires that were opened after this copy was made may be opened once more, with others than before; who saw the figures before may subtract and learn the answers of one person (docs/anonymity-administrator.md).
cli-former-kept = The former database was kept: { $file }. It holds texts and addresses that neither terms nor “Forget me” reach. On { $date } the program erases it; to do it now: “otklik erase”.

fault-setting = { $reason ->
    [unknown] { $name }: there is no such setting. Check the name in .env.example
    [missing] { $name }: not given. Add it to .env, or take out the other settings of this messenger
    [path] { $name }: the address goes without a path or parameters: the section takes an address whole. For example: { $allowed }. Mend it in .env
    [chat] { $name }: the same chat as the staff chat: employees would read all messages of citizens. Give another chat, or drop { $name }
    [short] { $name }: too short, such a word can be guessed. At least 16 characters are needed; without this line a secret is made by itself
    [rehearsal] { $name }: the clock can be set only in a rehearsal. Add OTKLIK_REHEARSAL=1 or take out { $name }
   *[bad] { $name }: the value does not fit{ $allowed ->
        [none] {""}
       *[other] , give { $allowed }
    }. Mend it in .env; an example is in .env.example
}
fault-file = { $file }:{ $line }: { $code ->
    [unreadable] the file cannot be read. Check its way and rights
    [encoding] the file is not in UTF-8. Save it in UTF-8
    [too_big] the file is too big
    [too_deep] nested too deep
    [syntax] this is no YAML. Check indents and quotes
    [anchor] anchors are not needed
    [tag] tags are not needed
    [duplicate] key { $key } is given twice
    [not_mapping] pairs “key: value” are needed
    [setting] this is no setting. NAME=value is needed; a comment begins with “#”, a quote is closed
    [missing] key { $key } is missing
    [extra] key { $key } is not needed
    [unknown] { $key }: there is no “{ $found }”, there are { $expected }
    [twice] { $key } is there twice
    [zone] { $key }: there is no time zone “{ $found }”
    [extends] there is no profile “{ $found }”, there are { $expected }
    [choice] { $key }: the value does not fit, give { $expected }
    [range] { $key }: the number does not fit, give { $expected }
   *[other] { $key }: the value does not fit
}
fault-system = { $file }: { $code ->
    [denied] no right to write. Give it to the user the program runs as, or name another place
    [full] the disk is full. Make room and try again
    [readonly] this disk is read-only. Name another place
   *[path] there is no such place, or a file stands where a folder should. Check the path
}
fault-no-room = Nowhere to write: the disk is full. Make room and try again
fault-unexpected = A mistake of the program: { $place }. Nothing is lost. Tell this place to its makers.
fault-database-gone = The database { $file } was here and is gone. Put the file back or restore a copy: otklik restore FILE. If the database is not needed any more, delete { $marker }
fault-database-broken = The database { $file } is damaged. Do not delete it. Restore a copy: otklik restore FILE
fault-newer-database = The database is of a newer version of the program. Update the program, or restore a copy made by this version
fault-no-database = The database is out of reach ({ $reason }). Check OTKLIK_DATABASE_URL, room on the disk, and whether the database server runs
fault-unsafe-sqlite = This build of SQLite does not do { $pragma }: what is erased would stay on the disk, or what is accepted could be lost. The database is untouched. Install a Python with an ordinary build of SQLite, or move to PostgreSQL: OTKLIK_DATABASE_URL
fault-rewritten = Survey { $survey }: its questions changed, and version { $version } did not. Raise version in its file
fault-no-folder = There is no folder { $file }. Make it, or give another
fault-is-running = Otklik is running on this database. Stop it (Ctrl-C or systemctl stop otklik), restore the copy and start it again. The database was not touched
fault-is-restoring = A copy is being restored. Start Otklik when that is done
fault-no-file = There is no file { $file }
fault-not-a-backup = { $file }: this is no copy of Otklik, or the file is damaged. The database was not touched
fault-not-empty = The database holds something already. Give an empty one in OTKLIK_DATABASE_URL
fault-not-offered = Survey { $survey } is not opened so: there is none, or it is permanent and opens by itself. The list: otklik survey list
fault-still-open = A wave of survey { $survey } is open already. To close it: otklik survey close { $survey }
fault-key-lost = The key of wave { $wave } is lost: its sealed questionnaires cannot be opened. Check OTKLIK_KEYS_DIR
fault-notes-damaged = The file { $file } in the keys folder is damaged, and wave { $wave } cannot be opened: it notes which questionnaires are opened together. If no outsider could have put old rows back into the database, delete this file and try again. If someone could, end the wave unopened: otklik survey close { $wave } --discard

check-stopped = Otklik has stopped.

cli-survey = Surveys and their waves. Example: otklik survey list
cli-survey-id = the name of a survey, say int_annual
cli-survey-open = Open a wave of a survey. Example: otklik survey open int_annual --until 2026-12-10 --basis "order 15 of 01.11.2026"
cli-survey-until = last day of the wave: 2026-12-10 or 10.12.2026; without it, as the survey says
cli-survey-basis = the document it rests on: number and date
cli-survey-close = Close a wave: questionnaires are opened shuffled, the key is destroyed. Example: otklik survey close int_annual
cli-survey-waves = Waves with their state and a rough number of questionnaires. Example: otklik survey waves
cli-wave-past = The last day of the wave is over already. Today is { $date }
cli-wave-none = There is no open wave of survey { $survey }. All waves: otklik survey waves
cli-wave-closed = Wave { $wave } is closed: questionnaires were opened shuffled, the key is destroyed.
cli-wave-which = Several waves are unfinished: { $waves }. Give the one to be ended in place of the survey.
cli-wave-extended = Wave { $wave } is not closed and stays open until { $date }: fewer than { $k_min } questionnaires are finished, they must not be opened.
cli-waves-none = There were no waves yet. Permanent surveys begin at the start: otklik run
cli-wave-line = { $wave }: { $state ->
    [open] open
    [over] over, { $key ->
        [elsewhere] waits for the key
       *[here] is being closed
    }
    [counted] questionnaires are opened, the closing is not finished
    [lost] the key is lost, questionnaires cannot be opened
   *[closed] closed
}, { $begins } — { $ends }{ $key ->
    [elsewhere] , the key is kept elsewhere
   *[here] {""}
}{ $entry ->
    [slips] , by slips
   *[membership] {""}
}{ $about } { $told }
cli-wave-no-key = (the key was not found: check OTKLIK_KEYS_DIR)
staff-wave-opened = Survey “{ $title }” is open until { $date }.

run-started = Otklik runs. { $profile }
run-rehearsal = MIND, A REHEARSAL: the clock is set to { $now }. Data and reports are not real. To end it: take out OTKLIK_REHEARSAL and OTKLIK_NOW and begin with a clean database.
run-web =
    Site: { $url }/
    Staff desk: { $url }/desk/
    One-time link to sign in, 10 minutes: { $link }
run-web-off = The site and the desk are off. To switch them on, take out OTKLIK_WEB__PORT=0
run-messenger = { $name ->
    [telegram] Telegram
   *[vk] VK
}: { $state ->
    [off] off. To switch it on: { $name ->
        [telegram] a token of @BotFather in OTKLIK_TELEGRAM__TOKEN
       *[vk] the community's key in OTKLIK_VK__TOKEN and its number in OTKLIK_VK__GROUP_ID
    }
   *[on] on, { $staff ->
        [yes] the staff chat is set
       *[no] no staff chat is set: give { $name ->
            [telegram] OTKLIK_TELEGRAM__STAFF_CHAT
           *[vk] OTKLIK_VK__STAFF_CHAT
        }
    }
}
run-without-effect = { $name }: read, but it has no effect in this version yet
run-max-later = MAX: its settings were read, but this version has no MAX bot yet

usage-usage = Usage
usage-options = OPTIONS
usage-command = COMMAND
usage-options-heading = Options
usage-arguments = Arguments
usage-commands = Commands
usage-help = Show this help.
usage-required = required
usage-default = by default
usage-wrong = { $way }: { $reason }. Help: { $way } --help
usage-no-command = there is no command “{ $found }”, there are { $known }
usage-missing = { $name } is not given
usage-no-option = there is no option { $name }{ $near ->
    [none] {""}
   *[other] , near to it: { $near }
}
usage-no-value = { $name } needs a value
usage-bad = { $name }: the value will not do{ $known ->
    [none] {""}
   *[other] , there are { $known }
}
usage-extra = words too many at the end
fault-keys-gone = The keys folder { $folder } was there and is gone or empty. Mount it or put it back. If the keys are lost for good, delete { $marker }: sealed questionnaires of open waves are lost, all else will work
