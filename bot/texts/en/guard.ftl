### “otklik check”: what would outlive a destroyed key.

check-names-copies-with-keys = Copies with keys
check-names-former = Former database
check-names-server-log = The log of PostgreSQL

check-values-server-log = single turns of people are not written down

check-reasons-keys-on-snapshots = the keys lie on { $kind }: a snapshot of the disk keeps a destroyed key, too
check-reasons-keys-in-memory = the keys lie in memory ({ $kind }): a reboot wipes the keys of open waves, and nobody opens their questionnaires
check-reasons-copy-with-keys = on { $date } a copy with keys was made: it opens the questionnaires sealed on that day even after their waves are closed
check-reasons-former = { $file } was left by the restoring of a copy, { $days ->
    [0] today
    [one] { $days } day ago
   *[other] { $days } days ago
}: it holds texts and addresses that neither terms nor “Forget me” reach
check-reasons-server-log = the database server writes down too much: { $setting }

check-remedies-keys-on-snapshots = move the keys (OTKLIK_KEYS_DIR) to a partition without snapshots, encrypted if possible, or leave this folder out of snapshots
check-remedies-keys-in-memory = move the keys (OTKLIK_KEYS_DIR) to a disk, or accept this price
check-remedies-copy-with-keys = when the waves are closed, destroy it; if it is gone already, there is nothing to do
check-remedies-former = { $state ->
    [due] the program erases it on { $date }; to do it now: otklik erase
   *[over] its term was over on { $date }: erase it by otklik erase
}
check-remedies-server-log = { $wanted ->
    [unload] ask the administrator of the database to remove this library, or to switch it off for Otklik
   *[other] ask the administrator of the database to set { $setting } = { $wanted }
}

cli-restored-digests = Digests whose day has passed do not go out by themselves: they may have been sent before the failure. If not, “otklik digest QUARTER --send”.
