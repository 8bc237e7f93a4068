# A question to the author: the reminder, the end of its days, the line of the log.

notify-question-reminder = A reminder: we are waiting for your reply to the question about message { $number } until { $due }.
notify-question-expired =
    The time to reply to the question about message { $number } is over. We go on with what we know.

    No harm done: if you would like to make something clear, open the message and press “Add”.
notify-question-open = Open the message
desk-case-question-over =
    { $actor ->
        [author] the author has replied to the question
       *[clock] the question to the author is closed: no reply came until { $until }
    }
