# The set of a report at the desk: how it is made, what is in it, where it lies.

reportset-title = Report set
reportset-about = The report, the workbook, the charts and the figures of the period as files. A set is made by itself while you go on working; it appears in the list below. These are internal papers: do not publish them or send them outside.
reportset-as-of = Count as of the day
reportset-make = Make the report
reportset-again = Refresh the page
reportset-none = There is no set for this period yet.
reportset-waiting = Being made: as of { $day }, asked for by { $actor }.
reportset-one = As of { $day }, { $state ->
    [preliminary] preliminary
   *[final] final
}
reportset-made = Made { $at }: { $actor }.
reportset-snapshot = Snapshot { $id }. To verify any file: otklik report --verify FILE
reportset-size = { $size } KB
reportset-day = The day must not be before { $first } or after { $last }.
reportset-many = Sets being made already: { $n }. Wait for them, then ask for more.
reportset-failed = The last set was not made: { $why ->
    [no_room] there is no room left on the disk. Tell the administrator of the server and try again
    [not_written] it could not be written to the disk. Tell the administrator of the server and try again
   *[mistake] this is our mistake, its kind is in the log of the program. Try again, or make it with otklik report
}.
reportset-remove-link = Remove this set…
reportset-remove-title = Remove a set of the report
reportset-remove-ask = Remove the set of { $period } as of { $day }: { $files ->
    [one] { $files } file
   *[other] { $files } files
}?
reportset-remove-handed-in = The report of this period is marked as handed in. Make sure that you have the files that were.
reportset-remove-about = The files go from the server for good. What was downloaded stays and can be verified with otklik report --verify; the same set as of the same day can be made again.
reportset-remove = Remove
reportset-keep = Keep
reportset-removed = The set as of { $day } was removed { $at }: { $actor }.
