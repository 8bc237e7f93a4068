# Parts of the report by direction, the chapter of additional surveys, papers of the roadmap.

reportpart-title = Part of the report: { $direction }, { $period }
reportpart-unit = { $unit ->
    [none] No unit answers for it: the key direction_units of the profile names one.
   *[other] Unit that answers for it: { $unit }.
}
reportpart-stands = { $day ->
    [none] State: { $state }.
   *[other] State: { $state } ({ $day }).
}
reportpart-received = Received
reportpart-complaints = Complaints among them
reportpart-repeats = Repeated
reportpart-appeals-note = Appeals whose direction the register names, or their topic does. Answers are those sent in the period, whenever the appeal came.
reportpart-state = State
reportpart-accepted = Parts of the report by direction
reportpart-accepted-note = As of { $day }.
reportpart-file = Download the part (DOCX)

inquiry-chapter-none = In this period nothing called for an additional survey.
inquiry-chapter-process = Process
inquiry-chapter-evidence = Evidence
inquiry-chapter-state = State
inquiry-chapter-decisions = Decisions
inquiry-chapter-basis = Basis
inquiry-chapter-pain = What is asked about
inquiry-chapter-units = Who is counted
inquiry-chapter-population = Population
inquiry-chapter-wanted = Answers needed
inquiry-chapter-error = Margin allowed
inquiry-chapter-error-of = ±{ $error } points at { $confidence }% confidence
inquiry-chapter-wave = Wave
inquiry-chapter-sample = Sample, response, margin reached
inquiry-chapter-answered = Answered
inquiry-chapter-invited = Invited
inquiry-chapter-response = Response
inquiry-chapter-margin = Margin, ± points

roadmap-title = { $paper ->
    [evaluation] Evaluation of how satisfied citizens are with the handling of appeals and requests
    [processes] Processes of handling appeals and requests that are to be re-engineered
   *[plan] Plan of re-engineering of the handling of appeals and requests
}, { $period }
roadmap-heading = Papers of the roadmap
roadmap-file = { $paper ->
    [evaluation] 2.1 Evaluation of satisfaction (DOCX)
    [processes] 2.2 Processes (DOCX)
   *[plan] 2.3 Plan of measures (DOCX)
}
roadmap-problems = Problems found
roadmap-process = Process
roadmap-state = Decision
roadmap-processes = Processes to be re-engineered
roadmap-processes-about = Processes with a confirmed problem or need of high priority, or one for which a measure of re-engineering is planned.
roadmap-processes-none = There are no such processes in this period.
roadmap-why = Why
roadmap-planned = A measure of re-engineering is planned: { $text }
roadmap-annex = Annex to ______________________ of ____________ No. ______
roadmap-plan = Measures
roadmap-measure = Measure
roadmap-target = Target
roadmap-unplanned = Where there is a dash no measure is planned yet: add one in the pain map, of the kind re-engineering.

report-map = Problems and needs confirmed: { $confirmed }, of high priority among them: { $high }{ $bare ->
    [0] { "" }
   *[other] ; without a measure among these: { $bare }
}. Not decided of yet: { $waiting }. The whole map is the file { $name } of this set.
