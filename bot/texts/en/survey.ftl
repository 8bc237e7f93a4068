## survey: one survey from the greeting to the thanks
survey-duration = { $minutes ->
    [1] a minute
   *[other] { $minutes } minutes
}
survey-intro = { $exact ->
    [yes] Questions: { $count }. It takes about { $duration }.
   *[no] Questions: { $count } at most. It takes about { $duration }.
}
survey-progress = Question { $n } of { $total }
survey-mark = { $mark }: { $label }
survey-scale-hint = Choose a mark from 1 to 5.
survey-nps-hint = Choose or type a number from 0 to 10.
survey-nps-page-hint = Choose a number from 0 to 10.
survey-nps-low = surely not
survey-nps-high = surely yes
survey-numbered-hint = Press the number of an answer or type it.
survey-one-hint = Choose one option.
survey-many-hint = You may choose several options. When done, press “Done”.
survey-text-page-hint = Type your answer, up to { $limit } characters.
survey-text-hint = Type your answer in one message, up to { $limit } characters.
survey-optional-hint = You may skip this.
survey-write-in-ask = Type your own option, up to { $limit } characters:
survey-back-done = { $answered ->
    [yes] One step back. You may change your earlier answer, or keep it: press “Next”.
   *[no] One step back.
}
survey-resume = You began the survey “{ $title }” and did not finish it. Shall we go on?
survey-left = You opened a survey here. If you answered all of it, your answer counts. If not, you can go on where you stopped.
survey-stop-ask = Stop the survey? Your answers will be deleted.
survey-stopped = The survey was stopped, your answers were deleted.
# One text for all: a high mark, a low one or “did not use it” leave the same words in the dialogue.
survey-finished = Thank you! There are no more questions, your answer was counted. Results are summed up every quarter. If you need an answer to yourself, write to us or file an official appeal.
survey-already = You have answered this survey already. There is no need to answer again, thank you!
survey-already-today = { $place ->
    [yes] You have answered at this place today already. If you come to us on another day, we shall be glad of a new mark.
   *[no] You have answered today already. If you come to us on another day, we shall be glad of a new mark.
}
survey-no-text-in-vk = So that your text does not stay in the VK dialogue, we do not take it here in surveys for employees. Please press “Skip”.
survey-text-unavailable = We take no text here: it would stay in the dialogue, please delete it. Write it on the page that serves once, or skip the question.

## anonymity: what is promised to whoever answers, and what cannot be
anonymity-button = How we keep it anonymous
anonymity-short = The survey is anonymous. We do not ask for a name; answers are kept sealed and opened only together with others, shuffled.
anonymity-external =
    How we keep it anonymous

    While the survey runs, your answers lie encrypted in the database, in a row of the same size for everybody. In place of a name or account it bears a tag. It is worked out of { $channel ->
        [web] the random mark in your browser with a secret key: so we see that this mark was answered with already.
       *[other] your account with a secret key: so we see that a person has answered already.
    }
    { $opening ->
        [batches] Answers are opened in batches of at least { $batch_min } finished questionnaires, shuffled. If fewer are left at the end of the survey, they move, still sealed, to the next one.
       *[at_close] Answers are opened once, when the survey ends: all together and shuffled. If fewer than { $k_min } people answer, the survey goes on for longer; if they are too few even then, we may destroy the questionnaires unopened.
    }
    An opened questionnaire holds only the answers, the channel (say, VK) and the place where the QR code hangs. There is no name, nickname, phone, account, tag, time or order in it. Texts are kept apart from marks.
    At the end of the survey tags are deleted and the key is destroyed. After that our data cannot tell even whether you took part.
    Results are shown only if { $k_min } or more people answered.

    What we cannot promise: until the survey ends, the key is on the server, and anonymity depends on whoever runs the server. { $channel ->
        [web] And the browser itself keeps a history of visits unless it is cleared.
       *[other] And the messenger itself knows that you opened this bot, and sees the dialogue with it. { $site ->
            [none] { "" }
           *[other] If that matters, answer on the site: { $site }
        }
    }
anonymity-asks-unit = This survey asks which unit or group of units you are in; groups of fewer than ten who answered are not shown.
anonymity-internal =
    How we keep it anonymous

    { $asks ->
        [unit] We do not ask for your name or post. This survey asks which unit or group of units you are in: that answer stays in the opened questionnaire, and groups of fewer than ten who answered are not shown.
       *[nothing] We do not ask for your name, post or department.
    } While the survey runs, answers lie encrypted in the database, and nobody has any results in between. They are opened once, when the survey has ended: all together and shuffled, without tags, channel, time or order. If fewer than { $k_min } people answer, the survey goes on for longer; if they are too few even then, we may destroy the questionnaires unopened. Texts are kept apart from marks.
    So that nobody answers twice, a tag is kept in place of a name, worked out of { $entry ->
        [slips] the code of the slip
       *[membership] the account
    } with a secret key. At the end of the survey tags are deleted and the key is destroyed.
    If fewer than { $k_min } people of a group answered, its results are shown to nobody.

    What we cannot promise: { $key ->
        [keeper] until the survey ends, the server keeps the tags, and its administrator and the keeper of the key could open answers together.
       *[server] until the survey ends, the key is on the server, and anonymity depends on whoever runs the server.
    } { $channel ->
        [web] The browser keeps a history of visits unless it is cleared.
       *[other] The messenger itself sees your dialogue with the bot.
    } And you may be recognised by what you write about yourself.
anonymity-telegram = Telegram sees this dialogue. If you answer in words, we keep the answer and delete your message from the dialogue at once.
anonymity-vk = VK sees this dialogue. Presses of buttons do not stay in it, but a typed text does, and the community's administrators see it with your name. { $site ->
        [none] { "" }
       *[other] You can write the text on the site instead: { $site }
    }
anonymity-vk-internal =
    VK sees this dialogue. Presses of buttons do not stay in it, but a typed text would. So in surveys for employees { $web ->
        [yes] text is written on a page that serves once; we give you the link.
       *[no] we take no text here.
    }
anonymity-vk-internal-text =
    So that your text does not stay in the VK dialogue, in surveys for employees we take it on this page: { $link }
    You need not open it: press “Skip”.
anonymity-max = MAX sees this dialogue: that you opened the bot, and the text you write.
anonymity-web = The site needs no account. For 30 minutes the browser remembers a random mark so that you can finish what you began; it says nothing about you. The address of your device is not kept with the answers.
anonymity-free-text = Please do not write names, phones and addresses of people: the text will be read by the staff who work on the survey.

## errors: the answer did not fit
errors-use-buttons = Please choose one of the options by a button below.
errors-number-expected = A number from { $min } to { $max } is needed. Try again.
errors-empty = The text is empty. Write at least a few words.
errors-too-long = { $length ->
    [one] That is { $length } character
   *[other] That is { $length } characters
}, and { $limit } fit. Please make the text shorter.
errors-too-long-bytes = The text takes { $length ->
    [one] { $length } byte
   *[other] { $length } bytes
}, and { $limit } fit. A Russian letter takes 2 bytes, an emoji 4 and more. Please make the text shorter.
errors-only-text = Only text is taken here. Please say it in words.
errors-choose-at-least-one = Tick at least one option.
errors-choose-or-skip = Tick at least one option or press “Skip”.
errors-old-button = This button no longer works. Here is the question that is open now:
errors-edited = This correction will not be counted: the earlier text was taken. If the survey still goes on, press “Back” and answer anew. If a message was sent, add to it with a new one.

## buttons
buttons-start = Start
buttons-resume = Go on
buttons-restart = Start anew
buttons-more-of-them = { $behind ->
    [done] Done and other buttons
    [answers] More answers and buttons
   *[nothing] Other buttons
}
buttons-to-options = To the options
buttons-next = Next
buttons-back = Back
buttons-skip = Skip
buttons-done = Done
buttons-stop = Stop the survey
buttons-menu = To the beginning
buttons-selected = ✓ { $answer }
