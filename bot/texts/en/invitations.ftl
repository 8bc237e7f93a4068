# Mailing of invitations: how to ask, how to leave, what arrives, how staff send it.

buttons-invitations = Invitations
buttons-invitations-yes = Yes, invite me
buttons-invitations-stop = Do not invite me any more
buttons-invited = Take the survey
buttons-invited-to = Take survey { $number }

invitations-stop-words = stop, unsubscribe
invitations-about =
    Would you like to hear of new surveys?

    We will send invitations here: no more than { $most } in { $days } days, between 9 a.m. and 8 p.m. The invitation is the same for everybody: it does not tell who answered, or what.

    What we keep: the address of this account, encrypted, apart from questionnaires and messages. There is no name and no date in the list. After { $months } months without an invitation we delete the address ourselves.

    You may change your mind at any moment: the button under each invitation, this line of the menu, or the word “stop”.
invitations-on = You are on the list: we will write here about new surveys. You may leave at any moment, by the button below, by the one under an invitation, or by the word “stop”.
invitations-stopped = No more invitations: your address is not on the list. You can take a survey without one, from the menu.
invitations-not-here = Invitations are not sent here. You can ask for them in our bot in a messenger.

## The message, the same for everybody
invitations-hello = Hello! { $org }. { $count ->
    [one] We invite you to take a survey:
   *[other] We invite you to take these surveys:
}
invitations-survey = “{ $title }”, about { $duration }.
invitations-line = { $number }. “{ $title }”, about { $duration }.
invitations-anonymous = It is anonymous: the button is the same for everybody, and nobody learns who answered.
invitations-link = It is anonymous: the button and the link are the same for everybody, and nobody learns who answered. You can also answer on the site: { $link }
invitations-why = You asked to be invited to surveys. To leave: the button below, or the word “stop”.
survey-reminder = A reminder of the survey “{ $title }”: it closes on { $date }. If you have answered already, thank you, there is nothing to do. { $link }

privacy-guest = { $channel ->
    [vk] List: { $tag }
    [telegram] Invitations: { $tag }
   *[other] Your line of the list of invitations: tag { $tag }, encrypted address of { $size } bytes
}
