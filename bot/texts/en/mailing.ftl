# Desk: mailing of invitations. The same words for everybody, counts without people.

mailing-title = Mailing
mailing-about = Invitations go to those who asked for them in the bot. The words and the link are the same for everybody. Nobody sees who is on the list or who answered; there are only counts, rounded down to five. A survey of employees is announced in their own chat.
mailing-listed = { $count ->
    [0] Fewer than ten people are on the list of invitations.
   *[other] At least { $count } people are on the list of invitations.
}
mailing-which = Surveys to invite to
mailing-survey = { $title }, until { $date }
mailing-done = { $done ->
    [invite] invited already
    [remind] reminded already
   *[other] invited and reminded already
}
mailing-none-open = No survey of citizens is open: there is nothing to invite to.
mailing-show = { $kind ->
    [remind] Show the reminder
   *[invite] Show the invitation
}
mailing-choose = Choose from one to { $most } surveys that are open now.
mailing-preview = Everybody will see this
mailing-leaves = It begins on { $date } at { $time }{ $minutes ->
        [0] .
        [one] , and takes about { $minutes } minute.
       *[other] , and takes about { $minutes } minutes.
    } We write from 9 a.m. to 8 p.m., the rest on the next day. Before it begins the mailing can be stopped without a trace.
mailing-foreign = Whoever asked to be invited in Telegram gets the invitation there: by Russian law it is a foreign messenger. There is no such limit in VK.
mailing-yes = Send
mailing-stop = Stop the mailing
mailing-changed = The surveys or the words have changed while you were looking. Please look again and confirm.
mailing-sent-before = People were already { $kind ->
    [remind] reminded of
   *[invite] invited to
} one of these surveys: for each wave there is one invitation and one reminder.
mailing-still-running = Another mailing is still running. Wait for its end, or stop it.
mailing-too-often = There were { $most } mailings in { $days } days already: nobody should be invited more often. The next one may begin on { $date }.
mailing-over = Earlier mailings
mailing-nothing-over = There were no mailings yet.
mailing-words = What was written
mailing-heading = { $kind ->
    [remind] Reminder
   *[invite] Invitation
} of { $date }: { $surveys } — { $state ->
    [awaited] begins on { $day } at { $time }
    [paused] paused for the night, goes on on { $day } at { $time }
    [running] running
    [stopped] stopped
   *[ended] sent
} ({ $actor })
mailing-counts = { $invited ->
    [0] Fewer than ten were invited.
   *[other] At least { $invited } were invited, { $delivered ->
        [0] fewer than ten
       *[other] at least { $delivered }
    } were reached{ $gone ->
        [0] .
       *[other] , at least { $gone } were out of reach and left the list.
    }
}
mailing-response = Response: at least { $percent }%, by questionnaires that the invitation's button began and that are opened by now. Whoever answered from the menu or on the site is not among them.
mailing-low = The response is below { $percent }%: the results speak only of those who answered.

mailing-employees = Surveys of employees
mailing-employees-about = The employees' chat knows of these surveys. It can be reminded once, everybody together: nobody knows who has not answered. The reminder comes within five minutes.
mailing-employees-remind = Remind in the employees' chat

## `/invite` in the staff chat
staff-mailing = { $listed }

    { $state ->
        [awaited] A mailing has not begun yet. { $heading }.
        [running] A mailing is running: { $heading }. { $counts }
        [over] The last mailing: { $heading }. { $counts }
       *[none] There were no mailings yet.
    }

    { $desk ->
        [none] The invitation can be seen and sent at the desk, “Mailing”.
       *[other] To see the invitation and send it: { $desk }/mailing
    }
