## How many of how many clients answered, and what came of mailings
reached-samples = Waves with a known number of clients
reached-samples-note = Waves that ended in the period. Those who answered are rounded down to five, the margin is of that number, at a confidence of 95 % and a share of 50 %: it is never larger. Where volunteers answered, and not a random sample, it is conditional.
reached-last-day = Last day
reached-population = Clients in all
reached-answered = Answered
reached-margin = Margin
reached-least = { $count ->
    [0] fewer than { $least }
   *[other] at least { $count }
}
reached-points = ±{ $points } p.p.
reached-percent = at least { $percent } %
reached-mailings = Mailings
reached-mailings-note = Mailings all of whose surveys are over, the last of them in this period. The response is opened questionnaires begun by the button of the invitation, of invitations delivered; whoever answered from the menu or on the site is not among them. Below 20 % it speaks for those alone who answered.
reached-mailing = { $kind ->
    [remind] Reminder
   *[invite] Invitation
}
reached-day = Date
reached-kind = What
reached-invited = Invited
reached-delivered = Delivered
reached-response = Response
reached-wave = “{ $title }”, until { $last }
reached-sample = { $answered ->
    [0] fewer than 5 of { $population } answered
   *[other] at least { $answered } of { $population } answered
}{ $margin ->
    [none] {""}
   *[other] , margin { $margin }
}
reached-sent = { $delivered ->
    [0] fewer than 10 delivered
   *[other] at least { $delivered } delivered
}{ $response ->
    [none] {""}
   *[other] , response { $response }
}
