# A report of a period: how it is handed in, who handed in a part, who accepted it; reminders.

reports-title = Reports
reports-whole = Report of the period
reports-running = The period goes on: its report can be handed in when it is over.
reports-due = Due by { $date }.
reports-recipient = Handed in to: { $name }.
reports-state = { $state ->
    [submitted] handed in
    [accepted] accepted
   *[draft] in preparation
}
reports-step = { $step ->
    [submit] Mark as handed in
    [accept] Accept
   *[return] Give back
}
reports-line = { $step ->
    [submit] { $date } — handed in
    [accept] { $date } — accepted
   *[return] { $date } — given back
} ({ $actor })
reports-note = What is to be put right
reports-day-of = Day of handing in
reports-why = Say what is to be put right: otherwise there is nothing to give back for.
reports-long = The note is longer than { $longest } characters ({ $length } now). Please shorten it.
reports-day = The day is not before { $first } and not after { $last }.
reports-not-over = The period goes on: it can be marked from { $date } on.
reports-taken = Somebody marked it while this page was open: now the report is { $state ->
    [submitted] handed in
    [accepted] accepted
   *[draft] in preparation
}. Nothing was changed.
reports-unready = First accept { $count ->
    [one] { $count } part
   *[other] { $count } parts
}: { $parts }.
reports-remind = The report of { $period } is not marked as handed in yet.{ $due ->
    [no] { "" }
   *[other] { " " }Due by { $due }.
}{ $left ->
    [0] { "" }
    [one] { " " }{ $left } part is not accepted.
   *[other] { " " }{ $left } parts are not accepted.
} It is marked at the desk, in "Reports".
reports-remind-annual = There was no yearly survey of employees this year. The ordinance wants data of every year: open it by "otklik survey open int_annual --basis …".
fault-no-basis = The survey { $survey } was not opened: the ordinance has employees asked by an order. Name its number and date: otklik survey open { $survey } --basis "order of 12.01.2026 № 15"
