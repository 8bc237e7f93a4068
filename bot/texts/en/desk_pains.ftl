# The pain map at the desk.
desk-pains-intro = Candidates are found by rule: each shows what it rests on. All pains belong in the map: a row is confirmed, merged with another or rejected with a reason, which stays in the history. Personal data in your words will be hidden.
desk-pains-new = Add a row by hand
desk-pains-new-about = A problem or a need that no rule found. You judge the prevalence yourself; what it is based on stays with the row.
desk-pains-no-candidates = No new candidates.
desk-pains-confirmed = In the map
desk-pains-no-rows = The map is empty so far.
desk-pains-others = Merged and rejected
desk-pains-formula = Evidence and formula
desk-pains-about = { $kind } · prevalence { $prevalence } · severity { $severity } · priority { $priority } · { $state }
desk-pains-late = overdue
desk-pains-into = Merged with “{ $title }”.
desk-pains-merged = Merged into this row: { $titles }.
desk-pains-severity-why = Why this severity: { $why }
desk-pains-cases = Messages of the quarter
desk-pains-all-cases = All messages of the quarter
desk-pains-decision = Decision
desk-pains-deed = { $deed ->
    [confirm] Confirm
    [change] Change the row
    [merge] Merge with another row
    [reject] Reject
    [plan] Add a measure
    [move] Put the measure right
    [done] Mark as done
    [drop] Give the measure up
   *[add] Add to the map
}
desk-pains-field = { $field ->
    [title] What to call it in the map, if not as the directory does
    [severity] Severity
    [why] Reason
    [why-severity] Reason, if you change the severity
    [other] With which row
    [text] What is to be done
    [kind] Kind of measure
    [unit] Unit responsible
    [due] Due
    [metric] What is to change
    [target] To which value, %
    [note] What has changed, or why it is given up
    [process] Process
    [row-kind] Problem or need
    [pain] Pain of the directory
    [prevalence] Prevalence as you see it
   *[basis] Based on: how it is known
}
desk-pains-severity = { $severity ->
    [1] { $kind ->
        [need] 1 — convenience
       *[problem] 1 — inconvenience
    }
    [2] { $kind ->
        [need] 2 — saves days
       *[problem] 2 — delay or extra effort
    }
    [3] { $kind ->
        [need] 3 — removes a visit or a document
       *[problem] 3 — no result, repeated visits, refusal, money
    }
   *[4] 4 — safety, rights of people with disabilities, breach of law
}
desk-pains-threat = A real threat of severity 4: measures are taken at once, outside the map
desk-pains-reject-note = A rejected row is not lost: it stays in the list and in the history with its reason.
desk-pains-measures = Measures
desk-pains-no-measures = No measures yet.
desk-pains-metric = { $metric ->
    [share] share of those who named the pain, not above
    [csat] share of the satisfied, not below
   *[late] share of late answers, not above
}
desk-pains-aims = { $metric ->
    [share] target: named by no more than { $target }%
    [csat] target: satisfied no less than { $target }%
   *[late] target: late answers no more than { $target }%
}
desk-pains-term = By priority the term is { $first }; if the process is made anew, { $anew }.
desk-pains-back = Back to the pain map
desk-pains-change = { $day } · { $who } · { $deed ->
    [confirmed] confirmed
    [merged] merged
    [rejected] rejected
    [planned] measure added
    [moved] measure put right
    [done] measure done
    [dropped] measure given up
   *[changed] row changed
}{ $why ->
    [none] {""}
   *[other] : { $why }
}
desk-pains-conflict = This row was changed meanwhile. Below is how it stands now: look and decide again.
desk-pains-long = Too long: { $n } characters, { $limit } will fit. Please shorten it.
desk-pains-note = Please write what has changed, or why the measure is given up: it stays in the history.
desk-pains-why = Please name the reason: it stays in the history.
desk-pains-pick-row = Choose the row of the map to merge with.
desk-pains-pick-deed = Please choose a decision.
desk-pains-pick-process = Please choose the process and the pain from the lists.
desk-pains-pick-prevalence = Please choose the prevalence.
desk-pains-pick-severity = Please choose the severity. Of a need it is 1 to 3.
desk-pains-name-it = Choose a pain of the directory or name it in your own words.
desk-pains-measure-whole = Please fill in what is to be done, the kind of measure and the unit responsible.
desk-pains-bad-due = Name the day it is due: not before today and within three years.
desk-pains-target = A target is a figure and a number from 0 to 100, one decimal at most. Without a figure there is no number.
desk-pains-map = The map in the form of the ordinance
desk-pains-take = Download:
desk-pains-holds-others = Other rows are merged with this one: decide of them first.
desk-pains-grown = has grown since
desk-pains-now = There are more data since this row was decided of. Today it is so. { $prevalence } { $priority }
desk-pains-recount = Count anew by the data of today
desk-pains-recounted = counted anew by the data of that day
