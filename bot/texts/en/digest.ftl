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
digest-nothing = no appeals were received ({ $delta } to the period before)
digest-received =
    1. RECEIVED
    Appeals and messages: { $total } ({ $delta } to the period before), complaints among them: { $complaints }
    { $more }
    By channel:
    { $channels }
digest-more = Repeated: { $repeats }. Anonymous: { $anonymous }. Duplicates (not counted): { $duplicates }
digest-clients = Who wrote: { $clients }
digest-silent-channels = Nothing came by: { $channels }
digest-causes =
    2. CAUSES
    { $causes }
digest-topics =
    3. TOPICS
    { $topics }
digest-waiting =
    4. WAITING FOR THE ANSWER
    { $answered ->
        [0] Answers given: 0.
       *[other] Answers given: { $answered }. On average { $wait_mean } days, median { $wait_median } days, 9 of 10 no longer than { $wait_p90 } days.
           In working days { $working } on average.
    }
    In time: { $in_time_share }. Overdue: { $overdue }. Under consideration: { $open }. No data on dates: { $no_data }
digest-outcomes =
    5. RESULT ({ $base_name }: { $base })
    Satisfied: { $satisfied } ({ $satisfied_share })
    Refused: { $refused } ({ $refused_share })
    In part: { $partial }. Explained: { $explained }. Measures to be taken: { $pending_action }. Passed on: { $forwarded }. Withdrawn: { $withdrawn }. Without an answer: { $no_answer }. In work: { $open }
    Outcome known: { $maturity }
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
digest-survey-line = { $direction }: satisfied { $csat }% (answers { $n }, ±{ $moe } points), { $trend }
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
digest-coming = The digest of the past quarter follows in the next message.
