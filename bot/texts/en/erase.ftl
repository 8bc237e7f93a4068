# Erasing by term and by `otklik erase`.

cli-erase = Erase addresses and texts of appeals: by the terms of the profile, or sooner. Figures in reports do not change. Report sets made at the desk for periods before that day, and a former database left by the restoring of a copy, go with them. It asks for no confirmation, and what is erased cannot be brought back. Example: otklik erase --before 01.01.2026
cli-erase-before = Erase all that was answered or closed before this day (DD.MM.YYYY); without a day by the terms of the profile, as every night
cli-erase-future = the day { $found } has not come yet, today is { $today }. For example: otklik erase --before { $today }
cli-erased = Erased: { $authors ->
    [one] { $authors } address of an author
   *[other] { $authors } addresses of authors
}, { $contents ->
    [one] the content of { $contents } message “without a trace”
   *[other] the content of { $contents } messages “without a trace”
}, { $texts ->
    [one] { $texts } text of the register
   *[other] { $texts } texts of the register
}. The rows stay, the figures in reports are the same.
cli-erased-nothing = Nothing to erase: all that is older is erased already.
cli-erased-formers = { $count ->
    [one] So is the former database, left by the restoring of a copy.
   *[other] So are { $count } former databases, left by the restoring of copies.
}
cli-erased-not-clear = Erased, but traces are still on the disk: somebody is reading the database. Otklik clears them as soon as it can; to do it sooner, repeat the command.
cli-erased-guests = Addresses of the list of invitations that were forgotten: { $count }.
cli-erased-sets = Report sets made at the desk that were erased: { $count }. They held rows of the register; a signed copy can still be verified (otklik report --verify).
