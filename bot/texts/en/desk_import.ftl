## the desk: loading a register

desk-import-title = Load
desk-import-choose = The register of another system
desk-import-another = Another file
desk-import-file = A CSV (UTF-8) or XLSX file, up to { $largest } MB. A bigger one is loaded by “otklik import appeals”
desk-import-preview = See what is in it
desk-import-look = Nothing was entered yet. This is what would become of it
desk-import-done = Entered
desk-import-counts = New: { $new }, changed: { $changed }, the same: { $same }, refused: { $refused }.
desk-import-bad = Refused rows
desk-import-line = Row
desk-import-column = Column
desk-import-why = What to mend
desk-import-rest = And { $n ->
    [one] { $n } more row
   *[other] { $n } more rows
}: all are in the file of errors.
desk-import-enter = Enter { $n ->
    [one] { $n } row
   *[other] { $n } rows
}
desk-import-nothing = There is nothing to enter: the file has no good new rows.
desk-import-errors = Download the rows with errors
desk-import-gone = The file is not held any more: half an hour is over, or it was entered. Load it once more.
desk-import-no-file = Choose a file.
desk-import-unreadable = The file was not read. Row { $line }: { $why }
desk-import-columns = Which columns there are
desk-import-columns-note = Number, channel and day of receipt are required. Names may be Russian or Latin.
