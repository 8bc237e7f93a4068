# What the answer was worth to its author, and the wish to have a message reopened.

rating-ask = Did the answer help you?
rating-ask-score = How would you rate the answer? 1 is very poor, 5 is excellent. You may skip this.
rating-ask-reason = What is wrong? Mark all that apply.
rating-reason =
    { $reason ->
        [unsolved] The problem is not solved
        [formal] The answer misses the point
        [unclear] The answer is hard to understand
        [slow] The answer came late
        [disagree] The decision seems wrong
       *[other] Something else (I will write)
    }
rating-thanks = Thank you for the rating! It will help us answer better.
rating-already = You rated this answer on { $date }. Thank you!
rating-closed = The answer could be rated until { $date }. If the matter is not settled, please write to us again.
rating-ask-check = May we ask you once more on { $date } whether all is well?
rating-check-agreed = All right, we will ask once more on { $date }.

reopening-offer = Reopen message { $number }?
reopening-ask-reason = Please write what is left to be done. Up to { $limit } characters.
reopening-accepted-here = Your request is accepted. We will check the answer and send the decision here by { $due }.
reopening-accepted = Your request is accepted. We will check the answer and decide by { $due }; the same code will show the decision.
reopening-declined = We have checked message { $number } once more. The decision stays. Reason: { $reason }. If you do not agree, you can file an official appeal.
reopening-expired = The message could be reopened until { $date }. Please write a new one.
reopening-limit = This message has been reopened once. If the matter is not settled, you can file an official appeal.

notify-rating = Did the answer to message { $number } help you? You can rate it until { $date }.
notify-check =
    You allowed us to ask once more. Did the answer to message { $number } help you? You can rate it until { $date }.

buttons-helped = It helped
buttons-not-helped = It did not help
buttons-reopen = Reopen
buttons-no-reopen = Not needed
buttons-ask-again = Ask me once more

staff-rating =
    { $helped ->
        [yes] it helped
       *[no] it did not help
    }{ $mark ->
        [0] { "" }
       *[other] , { $mark } of 5
    }{ $reasons ->
        [none] { "" }
       *[other] . What is wrong: { $reasons }
    }
staff-rating-none = not yet
staff-rating-other = something else
staff-card-rating = The author's rating: { $author_rating }
staff-card-decide = Decide by { $due }.
staff-reopen-request = The author asks to reopen No. { $number }: { $reason }. Decide by { $due }.
staff-reopen-request-no-text =
    The author asks to reopen No. { $number }. The reason is at the desk: { $link }
    Decide by { $due }.
staff-ask-verdict = Why does the decision on No. { $number } stay? The author will see the reason.
notify-reopen-declined = We have checked message { $number } once more. The decision stays. Reason: { $reason }. If you do not agree, you can file an official appeal.
desk-rating = The author's rating
desk-wish =
    { $wish ->
        [asked] asked for
        [granted] granted
       *[declined] the decision stays
    }
