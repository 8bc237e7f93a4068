# Figures in the terminal, and the import of the register.

figures-title = Figures for { $name } ({ $first } — { $last }), as of { $as_of }. Profile { $profile }, { $audience ->
    [external] external clients
    [internal] employees
   *[all] all clients
}
figures-appeals = Appeals
figures-received = Received
figures-change = To the period before (was)
figures-change-percent = To the period before, %
figures-complaints = complaints among them
figures-repeats = Repeated
figures-anonymous = Anonymous
figures-duplicates = Duplicates (not counted)
figures-hidden = Hidden as mailings and nonsense (not counted)
figures-maturity = Outcome known
figures-status = Data
figures-channels = By channel
figures-topics = By topic
figures-causes = By cause
figures-organisations = By organisation
figures-clients = By kind of client
figures-waiting = Waiting for the answer, calendar days
figures-answers = Answers given
figures-mean-days = On average
figures-median-days = Median
figures-p90-days = 9 of 10, no longer than
figures-within-30 = No longer than 30 days
figures-within-term = In time, extensions counted
figures-overdue = Without an answer over the term
figures-no-data = No data on dates
figures-working-mean = On average, working days
figures-working-median = Median, working days
figures-working-p90 = 9 of 10 no longer than, working days
figures-registration-mean = Registration, on average
figures-registration-3 = Registered within 3 days
figures-forwarded = Passed on
figures-forwarded-7 = of them within 7 days
figures-outcomes = Result, { $base ->
    [all] all appeals
   *[complaints] complaints
}: { $count }
figures-satisfied = Satisfied
figures-refused = Refused
figures-rating = Answers as rated by authors
figures-rating-asked = Authors asked
figures-rating-rated = Rated
figures-rating-mean = Mean mark, 1 to 5
figures-rating-helped = The answer helped
figures-rating-gap = Resolved, but rated 1–2
figures-outcome = { $group ->
    [partial] Satisfied in part
    [explained] Explained
    [pending_action] Measures to be taken
    [forwarded] Passed on
    [withdrawn] Withdrawn
    [no_answer] Left without an answer
   *[open] In work
}
figures-survey = Survey “{ $title }” ({ $survey }, version { $version })
figures-started = Started
figures-completed = Finished
figures-n = Gave a mark
figures-csat = Satisfied (4–5)
figures-dsat = Dissatisfied (1–2)
figures-mean = Mean mark
figures-index = Satisfaction index
figures-by-channel = Satisfied by channel (in brackets: how many gave a mark)
figures-by-place = Satisfied by place, of employees by group of units (in brackets: how many gave a mark)
figures-dk = Could not say
figures-band = { $low }–{ $high }
figures-p = { $sign ->
    [less] p < { $p }
   *[equal] p = { $p }
}
figures-few = not shown: fewer than 20 answers
figures-year-ago = A year ago, { $name } (as known now)
figures-since-then = Change since then
figures-then-mean = Waited for an answer on average, days
figures-compared = Satisfied against { $name }
figures-verdict = { $verdict ->
    [up] more now, the change is significant
    [down] fewer now, the change is significant
    [same] no significant change
   *[few] too little data: fewer than 30 answers
}
figures-least-p = p < 0.0001
figures-directions = Rating of directions, { $audience ->
    [external] external clients
   *[internal] employees
}
figures-ranked = rank { $rank }, index { $index } ({ $n } gave a mark)
figures-not-ranked = too little data: ranked from 30 answers on ({ $n } gave a mark)
figures-annual = Yearly survey of employees, { $year } (in brackets: a year ago)
figures-annual-index = Index of all sides of the work
figures-nps = Would recommend (−100…+100)
figures-ces = Easy (4–5)

cli-metrics = All figures of a period. Example: otklik metrics 2026Q3 --as-of 2026-10-05 --format json
cli-digest = The digest for the closed chat: prints it. Example: otklik digest 2026Q3
cli-period = period: 2026Q3, 2026-07, 2026 or 2026-07-01..2026-09-30
cli-audience = whose appeals and surveys: external, internal or all
cli-as-of = as of the end of this day: 2026-10-05 or 05.10.2026; without it, today
cli-format = table or json
cli-import = Import of data from files. Example: otklik import appeals register.csv
cli-import-appeals = The register of other channels, CSV or XLSX. Repeating it spoils nothing. Example: otklik import appeals register.csv --strict
cli-import-file = a CSV (UTF-8) or XLSX file
cli-strict = if even one row is wrong, import nothing
fault-period = “{ $found }” is no period. Give 2026Q3, 2026-07, 2026 or 2026-07-01..2026-09-30
fault-choice = { $name }: “{ $found }” does not fit, give { $expected }
fault-day = { $name }: “{ $found }” is no date. Give 2026-10-05 or 05.10.2026

import-told = new { $new }, changed { $changed }, unchanged { $same }, refused { $refused }
import-nothing-kept = Nothing was imported: rows were refused, and --strict was given. It would have been: new { $new }, changed { $changed }, unchanged { $same }, refused { $refused }
import-reading = Reading the file
import-writing = Writing rows
import-many-refused = …and refused besides: { $count }
import-misnamed = { $file }: { $inside ->
    [text] its name ends in .xlsx, and inside is plain text. It is read as CSV; if it is no CSV, save the table anew as XLSX
   *[book] its name ends in .csv, and inside is no text but an archive, as in an XLSX. It is read as XLSX; if it is no XLSX, save the table anew as “CSV UTF-8”
}
import-refused = { $file }:{ $line }: { $place }{ $reason }
import-reason = { $code ->
    [missing] is empty
    [unknown] { $column ->
        [channel] there is no such channel
        [audience] there is no such audience
        [kind] there is no such kind
        [topic] there is no such topic
        [cause] there is no such cause
        [direction] there is no such direction
        [outcome] there is no such outcome
        [client_kind] there is no such kind of client
       *[form] there is no such form
    } “{ $found }”; there are { $expected }
    [date] “{ $found }” is no date. Give 2026-07-10, 2026-07-10T14:05 or 10.07.2026 14:05
    [no_such_day] “{ $found }”: there is no such day or time
    [past] { $found }: before the year 2000
    [future] { $found }: this day has not come yet
    [flag] “{ $found }” does not fit, give 1, 0 or nothing
    [too_long] too long{ $longest ->
        [none] {""}
       *[other] : { $found } characters, and { $longest } fit
    }
    [control] control character { $found }. Take it out
    [date_instead] Excel turned the value into a date. Make the column text and type the number again
    [fields] the row has { $found } fields, the header { $expected }. Check separators and quotes
    [repeated] number { $found } of this channel is in row { $first } already
    [quotes] quotes are out of place. Double a quote inside a field
    [unclosed] a quote is opened and never closed. Rows up to { $last } were not read
    [before] { $found } is before { $than } ({ $earlier })
    [itself] an appeal cannot be a duplicate of itself
    [no_original] the duplicate names no original: fill in duplicate_of
    [unknown_original] there is no such original: { $found } is neither in the register nor among the rows taken
    [circle] the appeals are duplicates of each other: { $found }. Leave one as the original
    [unreadable] the file cannot be read. Check its way and rights
    [empty] the file is empty. Its first row must name the columns
    [encoding] the file is not in UTF-8. Save it as “CSV UTF-8”
    [tabs] the columns are separated by tabs, and semicolons are needed. Save the file anew: in Excel “Save as”, “CSV UTF-8”
    [too_big] the file is over { $longest } MB. Split it
    [old_excel] this is an old XLS or a file with a password. Save it as XLSX without one
    [broken_excel] the XLSX file is damaged. Open it in Excel and save it anew
    [no_sheet] the file has no sheet with a table
    [unnamed_column] column { $found } has no name. Name it or delete it
    [unknown_column] unknown column “{ $found }”: rename or remove it; the columns are { $expected }
    [repeated_column] the column is there twice
   *[missing_column] a required column is missing, in Russian “{ $found }”
}
cli-digest-send = hand it on to the staff chats, to each of them once
cli-digest-nowhere = No staff chat is set. Name it in OTKLIK_TELEGRAM__STAFF_CHAT or OTKLIK_VK__STAFF_CHAT
cli-digest-sent = { $chat }: { $state ->
    [handed] the digest is handed on; the running program (otklik run) sends it
   *[before] this digest was sent before and is not sent again
}
