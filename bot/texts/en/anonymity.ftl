# "otklik anonymity": the check for an auditor, and its result in the digest.

cli-anonymity = Check anonymity: show what is stored, attack a rehearsed wave in every known way and look over the own database. Exit 1 if any way succeeds. Example: otklik anonymity
cli-anonymity-seed = Number to begin the rehearsal with: repeats a former check exactly

anonymity-title = Anonymity check, { $date }
anonymity-rehearsed = { $database ->
    [postgresql] The rehearsal ran in a database of its own on your PostgreSQL server; it is gone already.
    [server] The rehearsal ran in a database of its own on your PostgreSQL server; it is gone already. This account may not read the server's files, so they were left out.
    [instead] The rehearsal ran in an SQLite database of its own: this account may not create databases on your server.
   *[sqlite] The rehearsal ran in an SQLite database of its own; it is gone already.
} { $people ->
    [one] { $people } invented person answered
   *[other] { $people } invented people answered
}; your database was not touched. To repeat: otklik anonymity --seed { $seed }
anonymity-stored-heading = What is stored
anonymity-stored-table = { $table ->
    [ticket] A questionnaire while its wave is open (at its end the row is deleted and the key destroyed):
    [dialogue] Where a talk stands (it gets a new key and a new tag whenever a wave closes):
   *[answer] An answer after the opening, shuffled among others:
}
anonymity-stored-column = { "  " }{ $column } = { $value }
anonymity-bytes = { $length } B: { $start }…
anonymity-attacks-heading = What a thief tries
anonymity-line = { $mark } { $words } { $result }
anonymity-result-matched = Guessed { $hits } of { $of }; chance alone brings { $expected }.
anonymity-result-left = Found: { $hits }.
anonymity-result-none = { $place ->
    [sqlite] SQLite has nothing of the kind.
    [messenger] The rehearsal had no messenger: “make test” tries this one.
   *[server] This server does not show it.
}
anonymity-attack = { $name ->
    [order_by_rowid_ctid] The thief saw who came after whom, and reads rows in the order in which they lie.
    [order_by_pk] The thief saw who came after whom, and sorts questionnaires by their numbers.
    [physical_cell_order] The thief saw who came after whom, and takes pages of the file apart: new rows are laid from the end.
    [wal_order] The thief has the database's log and all keys left: what was written together with somebody's talk?
    [xmin_nearest] The thief has the PostgreSQL database, and compares transaction numbers (xmin) of talks and answers.
    [free_pages] The thief has the disk, and looks for deleted questionnaires and tags in free space.
    [backup_differencing] The thief has a copy after each commit and all keys: what changed together?
    [ciphertext_length] The thief has copies of the open wave, and judges what is sealed by its length.
    [ptr_rev_counters] The thief has copies of the open wave, and looks for a number that grows with each answer.
    [updates_per_tag] The thief has copies and all keys, and counts everybody's steps: the dissatisfied are asked more.
    [log_timeline] The thief saw who held a phone when, and reads the program's log.
    [notice_heard_timeline] The thief saw who held a phone when, and looks for any hour in the tables.
    [platform_columns] The thief knows where people came from, and looks for a rare messenger, place or version.
    [hmac_brute_force] The thief has all keys that are left and a list of { $roster } accounts, and tries them against every tag.
    [dialogue_replay] The thief has the tokens of our bots, and reads the dialogues the messenger keeps.
    [unique_quasi_identifier] The thief knows all that can be seen of somebody, and looks for such a questionnaire.
    [text_to_rating] The thief knows somebody by their words, and looks for their ratings among the others.
    [export_metadata] The thief has a backup: in which order do the questionnaires stand there?
    [core_swap_tmp] The thief has all files and the log, and looks for accounts of those who answered.
    [finished_or_not] The thief has the table without keys, and tells finished questionnaires from begun ones.
    [pg_statistics] The thief has PostgreSQL's own tables, and looks for samples of what was deleted.
    [carried_rest] The thief knows who was waiting, and looks for questionnaires opened in too small a group.
    [promise_flip] The thief can write into the database, and changes what a wave promised to open it early.
    [live_counts] The thief looks at the counts of a survey every minute, and notices who moved them.
    [digest_differencing] The thief keeps all published figures and subtracts: yesterday's from today's, the month's from the quarter's, channels and places from the total.
    [toast_order] The thief has the PostgreSQL database: it puts long values apart under rising numbers, and the thief reads the order of papers by them.
    [receipt_link] The thief has the database, the disk and the keys of talks, and looks who sent which traceless message: by place, write, number and time (PostgreSQL's own log apart: it remembers the order longer than we do).
    [strict_seizure] The thief takes the running server with its folder of keys in the middle of a strict wave and tries each key on each paper.
    [slips_order] The thief saw who drew which slip, takes the running server, and looks for the order of slips and for accounts behind papers.
   *[other] { $name }.
}
anonymity-own-heading = Your database (reading only)
anonymity-own-none = There is no database of this version yet: nothing to look over.
anonymity-own-line = { $mark } { $words } Found: { $bad }.
anonymity-own = { $look ->
    [papers] Sealed questionnaires of closed waves.
    [keys] Keys of closed waves.
    [employees] Answers of employees with a messenger or place.
    [crowds] Groups of citizens' answers smaller than ten.
    [guests] Lines of the list of invitations that can be told apart, and mailings that remember who got them.
    [moments] Openings written one answer at a time.
   *[server] Settings of the server that give people away{ $named ->
        [none] .
       *[other] : { $named }.
    }
}
anonymity-machine-heading = The memory of this machine
anonymity-machine = { $look ->
    [core] Is the memory of the running program written to a core file?
    [peeking] May another program of the same user look into its memory?
   *[swap] Does the system move memory to a disk that is not encrypted (swap)?
}
anonymity-machine-state = { $state ->
    [fine] No.
    [bad] Yes: restart the program with “otklik run” of this version.
    [warned] Yes: the key of an open wave may stay on the disk. Encrypt swap or turn it off: swapoff -a
    [idle] The program does not run now: there is nothing to look at.
   *[unknown] This system does not tell: look yourself.
}
anonymity-verdict = { $verdict ->
    [ok] The anonymity check is passed: no way is better than chance.
   *[failed] The anonymity check is NOT passed.
}

digest-anonymity-ok = Anonymity check: passed, questionnaires: { $n }
digest-anonymity-failed = Anonymity check: NOT passed. { $reason }
digest-anonymity-reason = The command "otklik anonymity" tells more.
