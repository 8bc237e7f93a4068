# What the staff chat is told at once.
staff-urgent-imported =
    Urgent: the loaded register has { $count ->
        [one] { $count } open appeal
       *[other] { $count } open appeals
    } about a possible danger or a violation of rights: { $named }{ $rest ->
        [0] {""}
       *[other] {" "}and { $rest } more
    }. Please check now.
staff-urgent-named = { $channel } No. { $key }
