# The pain map: candidates, formulas, decisions, measures.
map-title = Pain map
map-group-appeals = Appeals
map-group-direction = { $audience ->
    [external] External clients
    [internal] Internal clients
   *[both] External and internal clients
}
map-section = Appeals under “{ $title }”
map-no-process = No process named
map-level = { $level ->
    [high] high
    [medium] medium
   *[low] low
}
map-kind = { $kind ->
    [need] need
   *[problem] problem
}
map-state = { $state ->
    [confirmed] confirmed
    [merged] merged with another row
    [rejected] rejected
   *[candidate] candidate
}
map-named = { $source ->
    [respondents] { $banded ->
        [yes] Named by { $m } or more of { $n } respondents
       *[no] Named by { $m } of { $n } respondents
    }
   *[appeals] Named in { $m } of { $n } appeals
}
map-few = Few data: fewer than 30.
map-rule-option = { $rule }. Answer “{ $title }” was marked by { $m } of { $n } (survey “{ $survey }”). Needed: 3 or more.
map-rule-option-band = { $rule }. Answer “{ $title }” was marked by { $low }–{ $high }% of those who were asked (survey “{ $survey }”). There are fewer than 20 answers, so the least number of this band counts: { $m } of { $n }. Needed: 3 or more.
map-rule-scale = { $rule }. “{ $title }”: marks 1–2 were given by { $m } of { $n }, Wilson's lower bound { $lower }% (survey “{ $survey }”). Needed: 10 answers or more and a bound above 10%.
map-rule-scale-band = { $rule }. “{ $title }”: marks 1–2 were given by { $low }–{ $high }% of { $n } (survey “{ $survey }”). There are fewer than 20 answers, so the least number of this band counts: { $m }, Wilson's lower bound { $lower }%. Needed: 10 answers or more and a bound above 10%.
map-rule-complaints = { $rule }. Complaints about this pain: { $m } of { $n }. Needed: 3 or more, or 10% or more of 10 or more complaints of the process.
map-rule-late = { $rule }. Answers given late: { $m } of { $n }. Needed: 10 answers or more and more than 5% late.
map-rule-repeats = { $rule }. Repeated appeals on “{ $title }”: { $m } of { $n } appeals of the process. Needed: 2 or more.
map-rule-worst = { $rule }. Severity 4: one case is enough. Here: { $m } of { $n }.
map-rule-texts = { $rule }. The need was found in { $m } of { $n } texts. Needed: 3 or more.
map-rule-texts-band = { $rule }. The need was found in { $low }–{ $high }% of { $n } texts looked through. There are fewer than 20 texts, so the least number of this band counts: { $m }. Needed: 3 or more.
map-prevalence = Prevalence: { $level }. { $named } ({ $share }%), Wilson's lower 95% bound { $lower }%. High: bound of 10% and named by 5; medium: bound of 3% and named by 3; else low.
map-prevalence-staff = Prevalence: { $level }, as staff see it.
map-priority = Priority: prevalence { $f } × severity { $s } = { $r }, { $level }. High from 8, medium from 4.
map-priority-again = Priority: prevalence { $f } × severity { $s } = { $r }; the second quarter in a row, so one step up: { $level }. High from 8, medium from 4.
map-raised = The severity of the directory is { $given }; it was raised, for the mean mark of those who named the pain is 2.0 at most.
map-priority-threat = Priority: a real threat, measures are taken at once, outside the map.
map-table-heading = Pain map of { $period }, as of { $as_of }
map-table-candidates = Candidates: { $n }
map-table-rows = Decisions: { $n }
map-table-none = No pains found.
map-row = { $process }: { $pain } ({ $kind }), { $state }
cli-pains = Show the pain map: candidates found by rule, with their formulas, and the rows that staff decided of. Example: otklik pains 2026Q3 --format json
desk-pain-columns-number = No.
desk-pain-columns-process = Process
desk-pain-columns-problem = Problems found/possible needs of clients
desk-pain-columns-prevalence = Prevalence of the problem*
desk-pain-columns-priority = Priority of solving the problem/meeting the need*
desk-pain-columns-measures = Measures to be taken
desk-pain-columns-owner = Responsible
desk-pain-columns-term = Due
desk-pain-columns-footnote = *the unit and the method are set by the programme of the study, by what the service or other contact is like
map-document = Pain map of { $period }
map-undecided = Not looked at by staff yet: { $n }. They stand in the map as candidates.
map-empty = No pains were found in this period.
map-item = - { $text }
map-candidate = (candidate, not decided yet)
map-method = { $named }; Wilson's lower bound { $lower }%.
map-method-staff = Judged by staff.
map-score = { $f } × { $s } = { $r }{ $again ->
    [yes] , second quarter in a row
   *[no] {""}
}
map-at-once = at once
map-due = by { $day }
map-days = { $n } { $n ->
    [one] day
   *[other] days
} from the approval
map-done = done on { $day }
map-reason = Reason
map-rejected = Rejected with a reason
staff-pain-overdue = A measure on a pain is overdue: { $title }. Responsible: { $owner }. It was due on { $date }.
map-remind-measure = { $late } Measure: { $measure }
map-remind-leader = { $told }
    More than two weeks have passed: please tell the leader ({ $leader }).
map-remind-soon = A measure on a pain is due soon: { $title }. Measure: { $measure }. Responsible: { $owner }. Due on { $date }.
map-after-waits = The check of before and after is possible from { $day }, when two quarters after the measure are over.
map-after-nothing = Check of before and after: there is nothing to compare in these quarters.
map-after-two = { $one } and { $two }
map-after-part = { $when }: { $m } of { $n } ({ $share }%)
map-after = { $what ->
    [csat] Satisfied with the process
    [late] Answered late
   *[share] Named the pain
}. Before the measure, { $before }; after it, { $after }. { $verdict ->
    [changed] The change is significant ({ $p }).
    [same] No significant change ({ $p }).
    [band] They cannot be compared: somewhere there are fewer than 20 answers, and the number is not exact.
   *[few] Few data: fewer than 30.
}
map-after-target = { $reached ->
    [yes] The target is reached.
   *[no] The target is not reached.
}
map-measure = { $text } — { $state ->
    [done] done on { $due }
    [dropped] given up
   *[open] due { $due }
}
map-chat-none = Pain map, { $period }: no new candidates.
map-chat-list = Pain map, { $period }. Candidates: { $n }. Press a number to see the evidence and decide:
map-chat-line = { $pain } — { $process }, priority { $priority }
map-chat-deed = { $deed ->
    [confirm] Confirm
    [reject] Reject…
   *[merge] Merge…
}
map-chat-back = Back to the list
map-chat-why = Why reject “{ $title }”? The reason stays in the history.
map-chat-reason = { $reason ->
    [once] A chance case
    [doubt] Not borne out
    [others] Not in our powers
   *[mistake] A mistake in the data
}
map-chat-with = With which row of the map is “{ $title }” to be merged? Press a number:
map-chat-merged = The same as “{ $title }”
map-chat-admins-only = Administrators of the chat decide.
map-chat-over = This row has been decided of already.
map-chat-done = { $deed ->
    [confirmed] Confirmed. Severity and measures are set at the desk.
    [merged] Merged.
   *[rejected] Rejected, the reason is kept.
}
staff-pain-candidate = A new possible pain: { $title }. Process: { $process }. Named: { $count } of { $n }. Confirm, merge, or reject with a reason?
map-at-least = at least { $n }
map-chat-open = Evidence and decision
map-found-many = Pain map: { $n } new candidates should not wait for the quarter's end. Among them: { $titles }.
