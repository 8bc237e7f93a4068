# Additional surveys: by which triggers, how planned, what came of them.

inquiry-title = Additional surveys
inquiry-about = When many are dissatisfied after a quarter, or more than before, or complaints have grown, the program proposes to look into the process. You decide: start with a plan or refuse with a reason. What was begun is repeated each quarter until the trigger has been clear twice.
inquiry-off = The ordinance of this administration wants no additional surveys: triggers are not looked for.
inquiry-none = No process has a trigger yet.
inquiry-found = { $period }: { $count ->
    [one] one process is
   *[other] { $count } processes are
} due for an additional survey: { $processes }. Evidence and decision are at the desk, "Additional surveys".
inquiry-state = { $state ->
    [proposed] waits for a decision
    [refused] refused
    [ended] ended
   *[running] running{ $clear ->
        [0] { "" }
       *[other] ; clear for one quarter, two in a row are needed
    }
}
inquiry-signal = A signal: few answers ({ $n }), yet at least { $low } dissatisfied. Too few for a rule: decide yourself.
inquiry-t1 = Many are dissatisfied: { $low } of { $n }; chance regarded at least { $bound } (threshold 15%).
inquiry-t2 = More are dissatisfied: { $low } of { $n }, before { $before } of { $of } ({ $p }).
inquiry-t3 = More complaints: { $count }, before { $before } in { $quarters } { $quarters ->
    [one] quarter
   *[other] quarters
} ({ $p }).
inquiry-t4 = Pains of high priority: { $new ->
    [none] { "" }
   *[other] new — { $new }
}{ $again ->
    [none] { "" }
   *[other] { " " }for the second quarter — { $again }
}.
inquiry-plan = Population: { $population ->
    [0] unknown ({ $units })
   *[other] { $population } ({ $units })
}. Answers wanted: { $wanted } (margin ±{ $error } p.p., confidence { $confidence }%); with an ordinary response invite { $invite }. Asked about: { $pain }. Basis: { $basis }.
inquiry-wave = Wave from { $first } to { $last }
inquiry-asked-now = It is being asked: how many answered is known when it is closed.
inquiry-sample = Population: { $population ->
    [0] unknown
   *[other] { $population }
}. Sample: { $all ->
    [yes] all are asked
   *[no] { $wanted } wanted
}; { $answered } answered. { $invited ->
    [0] Invitations were not counted.
   *[other] { $invited } invited, response { $response }.
} { $answered ->
    [0] No margin: nobody answered.
   *[other] Margin reached: ±{ $margin } p.p. (confidence 95%){ $reached ->
        [yes] { "" }
       *[no] ; short of the plan
    }.
}{ $low ->
    [yes] { " " }The response is below 20%: careful conclusions.
   *[no] { "" }
} If people were not invited by chance, the margin is conditional and shares are of those who answered.
inquiry-history = What was decided and when
inquiry-line = { $date } — { $step ->
    [found] trigger found
    [refused] refused
    [planned] plan approved
    [wave] wave begun
    [invited] invitations written down
    [clear] trigger is clear
    [due] trigger remains
   *[ended] ended
} ({ $actor })
inquiry-itself = the program
inquiry-clear-twice = the trigger was clear for two quarters in a row
inquiry-field = { $field ->
    [audience] Who is asked
    [pain] Which problem is asked about
    [units] Who is counted: receivers of the service in the quarter, for instance
    [population] How many there are
    [error] Margin, percent points
    [confidence] Confidence
    [basis] Document: kind, number, date
    [count] Invitations delivered
   *[reason] Reason
}
inquiry-unknown = If nobody knows, write 0.
inquiry-audience = { $audience ->
    [internal] employees
   *[external] citizens
}
inquiry-sizes = How many answers are needed
inquiry-size = Of { $population }, margin ±{ $error }: { $wanted } needed
inquiry-step = { $step ->
    [plan] Approve the plan and begin
    [invited] Write down
    [refuse] Refuse
   *[end] End
}
inquiry-moved = Something was decided while this page was open. Look once more: nothing was changed.
inquiry-words = Fill in "{ $field ->
    [pain] Which problem is asked about
    [units] Who is counted
    [basis] Document
   *[reason] Reason
}": at most { $longest } characters.
inquiry-number = { $field ->
    [count] Invitations are a whole number above zero.
   *[population] How many there are is a whole number; 0 if nobody knows.
}
inquiry-bad-pain = The name of the problem is too long for the question or has characters that cannot be shown. Say it shorter.
inquiry-measure = A measure was done on { $date }: { $title }. It is asked once more whether anything has changed.
inquiry-asked-again = asked once more
inquiry-again = Met the problem: before the change { $first }, after it { $second } — { $verdict ->
    [changed] a significant change
    [few] too few data
   *[same] no significant change
}.
inquiry-again-few = Before and after cannot be compared: fewer than twenty answers, all alike, or there was no such survey before the change.
inquiry-again-title = Ask once more after a change
inquiry-again-about = When a measure of the pain map is done, ask about the same problem some weeks later: the program opens a short survey and compares the answers with the earlier ones.
inquiry-again-none = No measure was done in the last year.
inquiry-again-measure = Which measure was done
inquiry-again-weeks = After how many weeks
inquiry-again-week = { $n ->
    [one] after { $n } week
   *[other] after { $n } weeks
}
inquiry-again-step = Ask once more
inquiry-again-there = This measure is asked about already: see its card above.
inquiry-later = The survey begins on { $date }.
inquiry-act = Name the order with its number and date: employees are asked by it alone.
inquiry-waits = Waits for its turn: a survey about “{ $pain }” is open till { $last }. Two such surveys are never open together.
