# The digest for the closed chat: sections in this order, an empty line between them. No personal data, no texts.

figures-point = .
digest-no-base = —

digest-period = { $kind ->
    [quarter] quarter { $quarter } of { $year } ({ $first } — { $last })
    [month] { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year } ({ $first } — { $last })
    [year] { $year } ({ $first } — { $last })
   *[range] { $first } — { $last }
}
digest-preliminary = preliminary data
digest-final = settled data
digest-header =
    FEEDBACK DIGEST
    { $org_short }. { $period }, { $status }
    Internal information, not for publication ({ $clause }).
digest-external = EXTERNAL CLIENTS
digest-internal = EMPLOYEES
digest-nothing =
    no appeals were received ({ $delta } to the { $kind ->
        [quarter] quarter
        [month] month
        [year] year
       *[range] period
    } before)
digest-received =
    1. RECEIVED{ $at }
    { $clause }Appeals and messages: { $total } ({ $delta } to the { $kind ->
        [quarter] quarter
        [month] month
        [year] year
       *[range] period
    } before), complaints among them: { $complaints }{ $ago }
    { $more }
    By channel:
    { $channels }
digest-more = Repeated: { $repeats }. Anonymous: { $anonymous }. Duplicates (not counted): { $duplicates }
digest-clients = Who wrote: { $clients }
digest-silent-channels = Nothing came by: { $channels }
digest-causes =
    2. CAUSES{ $at }
    { $clause }{ $causes }
digest-topics =
    3. TOPICS{ $at }
    { $clause }{ $topics }
digest-waiting =
    4. WAITING FOR THE ANSWER{ $at }
    { $clause }{ $answered ->
        [0] Answers given: 0.
       *[other] Answers given: { $answered }. On average { $wait_mean } days, median { $wait_median } days, 9 of 10 no longer than { $wait_p90 } days.
           In working days { $working } on average.
    }
    In time: { $in_time_share }{ $then }
    Overdue now: { $overdue }. Under consideration of those received: { $open }. No data on dates: { $no_data }
digest-outcomes =
    5. RESULT ({ $base_name }: { $base }){ $at }
    Outcome known: { $maturity }{ $ripe ->
        [no] {" "}— preliminary data
       *[yes] {""}
    }
    { $satisfied_clause }Satisfied: { $satisfied } ({ $satisfied_share }){ $satisfied_then }
    { $refused_clause }Refused: { $refused } ({ $refused_share }){ $refused_then }
    In part: { $partial }. Explained: { $explained }. Measures to be taken: { $pending_action }. Passed on: { $forwarded }. Withdrawn: { $withdrawn }. Without an answer: { $no_answer }. In work: { $open }
digest-clause = { $form ->
    [full] “{ $says }” ({ $at })
    [words] “{ $says }”
   *[place] ({ $at })
}
digest-year-ago = A year ago: { $count } ({ $delta })
digest-then = { $which ->
    [quarter] The quarter before
    [month] The month before
    [year] The year before
    [range] The period before
   *[ago] A year ago
} { $share }: { $verdict ->
    [changed] a significant change
    [same] no significant change
   *[few] too little data (n < 30)
}.
digest-nothing-then = Nothing to compare with.
digest-restated =
    SETTLED DATA
    { $period }: changed since the last digest
    { $rows }
digest-restated-line = { $audience ->
    [external] External clients
   *[internal] Employees
}, { $what ->
    [received] received
    [complaints] complaints
    [satisfied] satisfied
    [refused] refused
   *[in_time] answered in time
}: { $now }, it was { $then }
digest-named-causes =
    WHAT SURVEYS COMPLAIN OF
    { $rows }
digest-named = { $direction }: { $causes }
digest-pains =
    8. PAIN MAP: WHAT IS NEW AND WHAT IS LATE
    { $pains }
digest-pain-line = { $priority }: { $title } ({ $process }) — { $measure }, { $owner }, until { $due }
digest-pain-bare = { $priority }: { $title } ({ $process }) — no measures yet
digest-pain-late = Late: { $title } ({ $process }) — { $measure }, { $owner }, it was due on { $due }
digest-pain-undecided = To be decided: { $n }
digest-decisions =
    { $number }. TO BE DECIDED
    { $decisions }
digest-to-decide = { $audience ->
    [external] External clients
   *[internal] Employees
}, { $what ->
    [overdue] overdue now
    [no_cause] without a cause
    [no_topic] without a topic
   *[no_dates] without a day of registration or answer
}: { $count }
digest-waits = { $what ->
    [pains] Pain map, waiting for a decision
   *[inquiries] Additional surveys, waiting for a decision
}: { $count }
digest-nothing-to-decide = nothing to decide
digest-rating =
    Rated the answer: { $rated } of { $asked } ({ $response }). It helped: { $helped }. Mean mark: { $mean }. Closed as resolved, rated 2 or lower: { $gap }
digest-external-surveys =
    6. SURVEYS: EXTERNAL CLIENTS
    { $surveys }
digest-internal-surveys =
    7. SURVEYS: EMPLOYEES
    { $surveys }
digest-footer = Made { $created_at }.
digest-part = Part { $n } of { $total }
digest-line = { $title } — { $count } ({ $share }%)
digest-rest = others
digest-base-all = all appeals
digest-base-complaints = complaints
digest-survey-line = { $direction }: satisfied { $csat }% (answers { $n }, ±{ $moe } points), { $trend }{ $ago }
digest-survey-ago = {""}; over the year: { $trend }
digest-survey-small = { $direction }: answers { $n }, too few to conclude: satisfied { $csat }
digest-survey-hidden = { $direction }: fewer than { $k_min } answers or all alike, no result is shown
digest-survey-aspects = { $direction }: { $few ->
        [yes] answers { $n }, too few to conclude
       *[no] an average index of { $index } out of 100 over { $aspects } { $aspects ->
            [one] aspect
           *[other] aspects
        } of work (at least { $n } answers to each)
    }
digest-survey-not-opened = { $direction }: the survey still runs, its questionnaires are sealed
digest-trend-up = better (a significant change)
digest-trend-down = worse (a significant change)
digest-trend-same = no significant change
digest-trend-few = too little data to compare
digest-trend-none = nothing to compare with
digest-empty = no data
digest-not-representative = The survey is voluntary: percentages are of those who answered.
digest-late = The digest is late: it was due on { $date }, and the program was not running then.
digest-coming = { $what ->
    [pictures] Pictures of the digest are below.
    [papers] The report to the digest is below.
   *[words] The digest of the past quarter follows in the next message.
}
