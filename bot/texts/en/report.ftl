# The analytical report of a period: chapters, tables, appendices. Metrics are named in the words of the ordinance.

report-title = Analytical report on feedback. { $period }
report-mark = Internal information, not for publication ({ $clause }).
report-about = About this report
report-about-act = Ordinance
report-by-act = By the act: { $act }
report-about-org = Body
report-about-period = Period
report-about-as-of = Data as of
report-as-of = as of { $day }
report-about-status = State of the data
report-about-responsible = Responsible
report-about-responsible-internal = Responsible for feedback of employees
report-about-recipient = Handed to
report-about-anonymity = Anonymity check of surveys
report-status = { $state }; outcome known: external clients { $external }, employees { $internal }
report-no-base = { $base ->
    [complaints] no complaints
   *[all] no appeals
}
report-anonymity = { $verdict ->
    [ok] passed by all surveys closed in the period
    [failed] FAILED: look into it before anybody signs (otklik anonymity)
   *[none] no survey was closed in the period
}
report-how-to-read = Shares are printed with their fraction: "20.0% (1 of 5)". "—" means no data or nothing to divide by; "0" was counted and is zero.

report-findings = What matters
finding-received = { $audience ->
    [internal] Employees
   *[external] External clients
}: { $count } received, { $complaints } complaints; { $change } since the previous period{ $year ->
    [none] { "" }
   *[other] , { $year } since the same period a year ago
}.
finding-most = { $kind ->
    [by_topic] The most frequent topic
   *[by_cause] The most frequent cause
}: { $title } — { $share }.
finding-in-time = Answered in time: { $share }; overdue now: { $overdue }.
finding-outcome = { $base ->
    [complaints] Complaints
   *[all] Appeals
} { $key ->
    [refused] refused
   *[satisfied] satisfied
}: { $share }.
finding-then = In the previous period { $share }, { $verdict ->
    [changed] the change is significant
    [same] no significant change
   *[few] too little data
}.
finding-lowest = Surveys: the lowest index of satisfaction is of “{ $title }”, { $index } of 100 ({ $n } answers).
finding-survey = Surveys: “{ $title }”: { $verdict ->
    [up] better (the change is significant)
   *[down] worse (the change is significant)
}.

report-what = Figure
report-value = Value
report-no = No.
report-metric = Metric in the words of the ordinance
report-clause = Clause
report-total = Total
report-count = Count
report-share = Share
report-in-all = In all
report-line = { $title } — { $count } ({ $share }%)

report-metrics = Metrics of the monitoring
report-six = The six metrics of the ordinance
report-audience = { $audience ->
    [internal] Internal clients (employees)
   *[external] External clients
}
report-both = External and internal clients together
report-base = Shares of satisfied and refused: { $base ->
    [complaints] of the complaints received in the period.
   *[all] of the appeals received in the period.
}
report-maturity = { $whole ->
    [none] Nothing to divide by: there were no { $base ->
        [complaints] complaints
       *[all] appeals
    }, which shares are of.
    [yes] The outcome is known for the whole base ({ $maturity }).
   *[no] The outcome is known for { $maturity } of the base: the others are still considered, and shares may change.
}
report-answer-received = Received: { $received }, complaints among them: { $complaints }.
report-answer-silent = Nothing came by: { $silent }.
report-answer-causes = Appeals of the period in all: { $received }.
report-answer-waiting = { $answers ->
        [0] No answers were given in the period.
       *[other] Answers given: { $answers }. On average { $mean } days, median { $median } days, 9 of 10 no longer than { $p90 } days.
            In time: { $in_time }.
    }
    Overdue now: { $overdue }.
report-answer-outcome = Count: { $count }.
    Share: { $share }.

report-appeals = Appeals
report-compared = Figures compared
report-difference = Change
report-difference-year = Change in a year
report-significance-head = { $since ->
    [year] Significance over the year
   *[previous] Significance
}
report-significance = { $verdict ->
    [changed] the change is significant
    [same] no significant change
   *[few] too little data
}
report-significance-note = Significance is worked out for shares; “too little data” is fewer than 30 in either period.
report-compared-note = All periods as known on the same day. Changes of shares are in percent points.
report-compared-no-year = Nothing is known of the same period a year ago. Changes of shares are in percent points.
report-received = Appeals received
report-complaints = complaints among them
report-repeats = repeated
report-anonymous = anonymous
report-duplicates = duplicates (not counted)
report-satisfied = Satisfied
report-refused = Refused
report-maturity-share = Outcome known
report-list = { $kind ->
    [channels] By channel
    [causes] Causes of appeals
    [topics] By topic
    [clients] Who wrote
   *[organisations] By organisation
}
report-by = { $kind ->
    [channels] Channel
    [causes] Cause
    [topics] Topic
    [clients] Who wrote
   *[organisations] Organisation
}
report-list-empty = { $kind ->
    [organisations] No appeals to subordinate organisations in the period: all are the administration's own.
   *[other] No appeals were received in the period.
}
report-waiting = Waiting for the answer
report-calendar-days = Calendar days
report-working-days = Working days
report-answers = Answers given
report-wait-mean = Mean wait, days
report-wait-median = Median wait, days
report-wait-p90 = 9 of 10 waited no longer than, days
report-within-30 = Answered within 30 days
report-within-term = Answered in time (extensions counted)
report-overdue = Overdue and unanswered
report-open = Under consideration
report-no-data = No data on dates
report-lag-mean = From receipt to registration, mean days
report-lag-3 = Registered within 3 days
report-forwarded = Forwarded to another body
report-forwarded-7 = Forwarded within 7 days
report-waiting-note = Of answers given in the period, whenever registered. Anonymous, withdrawn and forwarded ones are left out.
report-outcome = Outcome
report-outcomes = { $base ->
    [complaints] Result of complaints
   *[all] Result of all appeals
}
report-outcomes-note = Of appeals received in the period; outcomes as known on the day of the report. "Explained" is neither satisfied nor refused. These are decisions of the body, not what authors think.
report-rating = Answers as their authors rate them
report-rating-note = Stands beside the formal outcome and is no part of the shares of the satisfied.

report-surveys = Surveys
report-levels = Satisfaction by direction
report-levels-note = Opened questionnaires only. Groups below { $k_min } answers and unanimous ones are not shown; below 20 answers a band instead of a percent.
report-direction = Direction
report-survey = Survey
report-started = Started
report-completed = Completed
report-completion = Completion
report-taking-part = Taking part
report-n = Answers
report-csat = Satisfied (4–5)
report-dsat = Dissatisfied (1–2)
report-mean = Mean
report-index = Index, 0–100
report-dk = Could not say
report-trend = Against the period before
report-verdict = { $verdict ->
    [changed] the change is significant
    [up] better (the change is significant)
    [down] worse (the change is significant)
    [same] no significant change
    [few] too little data to compare
   *[none] nothing to compare with
}
report-not-opened = no opened questionnaires
report-few = few answers
report-cells = { $kind ->
    [attributes] Parameters of satisfaction
    [causes] Causes of low marks
    [by_channel] Satisfaction by channel of the survey
   *[by_place] Satisfaction by place
}
report-cell = { $kind ->
    [attributes] Parameter
    [causes] Cause
    [by_channel] Channel
   *[by_place] Place
}
report-cells-note = { $kind ->
    [causes] The share of those who marked the cause among those who were asked this question. Several may be marked, so the sum is not 100%.
   *[other] Small groups are not shown.
}
report-places-quiet = { $more ->
    [yes] At the other points with QR codes
   *[no] At points with QR codes
} there were no answers, or too few to be shown: { $places }.
report-marked = Marked
report-annual = Satisfaction of internal clients in { $year }
report-index-before = Index a year before
report-aspect = Aspect of work
report-trend-year = Since last year
report-annual-whole = All aspects, weighing the same
report-annual-note = One wave a calendar year.

report-conclusions = Conclusions
report-problems = Problems of the interaction
report-problems-about = What was most often named as the cause of an appeal or of a low mark. Severity: 1 inconvenience, 2 delay or extra effort, 3 no result, refusal or cost, 4 safety or breach of law.
report-problems-appeals = Causes of appeals
report-problems-surveys = Causes of low marks in surveys
report-problems-none = No causes were named in the period.
report-problem = Problem
report-whose = Whose
report-severity = Severity
report-ranking = Rating of client-centricity
report-ranking-of = { $audience ->
    [internal] Rating of directions: internal clients
   *[external] Rating of directions: external clients
}
report-rank = Rank
report-not-ranked = little data
report-ranking-note = By the index of satisfaction; of equal ones the one with fewer dissatisfied, then the one with more answers. Ranked from 30 answers.
report-ranking-none = No questionnaires were opened in the period.

report-decisions = Decisions and materials
report-acts-counts = { $what ->
    [materials] Materials prepared
   *[decisions] Decisions taken
}
report-acts = { $what ->
    [materials] Instructions and explanations
   *[decisions] Decisions and measures
}
report-acts-none = { $what ->
    [materials] No instructions or explanations are recorded in the period.
   *[decisions] No decisions are recorded in the period.
}
report-acts-cut = The latest { $shown } of { $n } are shown; the others are at the desk.
report-act = { $what ->
    [materials] Material
   *[decisions] Decision
}
report-date = Date
report-kind = Kind
report-document = Document
report-about-what = About

report-appendix = Appendix { $n }. { $title }
report-other-base = { $base ->
    [complaints] Shares of complaints
   *[all] Shares of all appeals
}
report-other-base-about = { $base ->
    [complaints] The ordinance divides by complaints; here all appeals are the base, for comparison.
   *[all] The ordinance divides by all appeals; here complaints are the base, for comparison.
}
report-restated = The period before, restated
report-restated-about = { $period }: shares belong to the period of receipt, so answers given later change them. Here they are as known on the day of this report.
report-method = Method
report-method-about = Shares are rounded to a tenth; where a table must add up to 100%, by the largest remainder. In surveys groups below { $k_min } answers are not shown. Days are local calendar days of the body.
report-formula = Metric and how it is worked out
report-end = Made by Otklik from the data as of { $day }.

method-received = Appeals received: rows of the register received in the period, without duplicates and technical spam. Duplicates, repeated and anonymous ones are shown apart.
method-channels = Share by channel: appeals of the channel / all received; adds up to 100.0%. All channels of the ordinance are printed, zeros too.
method-change = Change: received in the period − received in the one before; in percent if there were at least 10 before.
method-causes = Main causes: one primary cause an appeal; "not said" is a row of its own.
method-topics = By topic: one topic an appeal, by the classifier.
method-mean = Mean wait: the mean of (day of the answer − day of registration) over final answers given in the period.
method-median = Median wait; of an even number the mean of the two in the middle.
method-p90 = What 9 of 10 waited at most: the value whose number in rising order is 0.9 n, rounded up.
method-in-time = Share in time: answers within { $term } days of registration (extensions counted) / all answers of the period. Overdue: unanswered beyond the term.
method-satisfied = Satisfied: outcome "resolved", of { $base ->
    [complaints] complaints of the period / complaints of the period.
   *[all] appeals of the period / appeals of the period.
}
method-refused = Unsatisfied: final refusal, of { $base ->
    [complaints] complaints of the period / complaints of the period.
   *[all] appeals of the period / appeals of the period.
}
method-other = Other outcomes: partial, explained, action pending, forwarded, withdrawn, no answer, in work. With the two above they are the whole base.
method-maturity = Maturity: with a final outcome known / base. Below 90% data are preliminary.
method-registration = Registration: day of registration − day of receipt; the share within { $term } days.
method-forwarding = Forwarding: day of forwarding − day of registration; the share within { $term } days. No part of the wait.
method-completion = Completion: finished questionnaires / started ones; both are known when they are opened.
method-csat = Satisfied: marks 4 and 5 / all marks 1–5; "could not say" and skipped are left out, their share is printed.
method-dsat = Dissatisfied: marks 1 and 2 / all marks 1–5.
method-index = Index of satisfaction: 100 × (mean − 1) / 4.
method-attributes = Parameters: the same share and index of the question about the parameter.
method-ces = Ease: marks 4 and 5 on the question of effort / all marks.
method-nps = Readiness to recommend: share of 9–10 − share of 0–6, from −100 to +100.
method-low = Causes of low marks: those who marked the cause / those who were asked (as a rule a mark of 3 at most).
method-annual = Internal clients in the year: the mean of indexes of aspects, weighing the same.
method-rating = Rating of client-centricity: by the index; of equal ones fewer dissatisfied, then more answers; ranked from 30 answers.
