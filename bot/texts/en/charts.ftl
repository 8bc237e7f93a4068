# Charts of the digest and the report: the title states the finding, below it of how many and when.

chart-period = { $kind ->
    [quarter] quarter { $quarter } of { $year }
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
    } { $year }
    [year] { $year }
   *[range] { $first } — { $last }
}
chart-mark = Internal information, not for publication ({ $clause }).
chart-as-of = { $state } as of { $day }
chart-below = { $base ->
    [answers] Answers: { $n }
    [sheets] Answers to the question: { $n }. The dot is the share of the satisfied, the stripe shows between which bounds it may be
    [staff] Employees; answers to the question: { $n }. The dot is the share of the satisfied, the stripe shows between which bounds it may be
    [complaints] Complaints: { $n }
   *[all] Messages: { $n }
}. { $period }, { $status }. { $org }. { $mark }
chart-channels = { $title }: the most used channel, { $count } of { $n } ({ $share })
chart-rest = Others
chart-causes = { $known ->
    [no] Most often no cause is given: { $count } of { $n } ({ $share })
   *[yes] The most frequent cause: { $title } — { $count } of { $n } ({ $share })
}
chart-topics = { $known ->
    [no] Most often no topic is given: { $count } of { $n } ({ $share })
   *[yes] The most frequent topic: { $title } — { $count } of { $n } ({ $share })
}
chart-outcomes = { $base ->
    [complaints] Complaints satisfied: { $share } ({ $count } of { $n }), refused: { $refused }
   *[all] Messages satisfied: { $share } ({ $count } of { $n }), refused: { $refused }
}
chart-outcome = { $group ->
    [satisfied] satisfied
    [refused] refused
    [open] in work
   *[other] another outcome
}
chart-outcome-row = { $period } ({ $base ->
    [complaints] complaints: { $n }
   *[all] appeals: { $n }
})
chart-waiting = Answered in time: { $share }; half waited no longer than { $median } days
chart-wait = { $kind ->
    [median_days] Half of the answers — no longer than
    [p90_days] Nine of ten — no longer than
   *[mean_days] On average
}
chart-days = { $days } days
chart-of-staff = Employees: { $title }
chart-surveys = Most satisfied with: { $title } — { $share }
chart-surveys-few = Satisfaction in surveys: few answers, ranges are shown
chart-level = { $share } (answers { $n })

card-received = Messages received
card-received-below = { $change } to the period before; complaints { $complaints }
card-cause = Main cause
card-topic = Main topic
card-share = { $count } ({ $share })
card-waiting = Waiting for an answer (median)
card-waiting-below = in time { $share }; overdue { $overdue }
card-satisfied = Satisfied
card-refused = Refused
card-of = { $count } of { $n } ({ $base ->
    [complaints] complaints
   *[all] all messages
})
card-employees = Employees: received { $received }, answered { $answers }, overdue { $overdue }.
