## the short code of a poster, and the choice of where to answer

printed-field = Code from a poster or a letter
printed-label = Code from a poster or a letter, five digits as a rule
printed-help = It is printed beside the QR code, for example 572 40. The blank need not be typed.
printed-open = Open
printed-mistyped = { $digits ->
    [few] The code of a poster has five digits, and these are fewer. Please look at the poster and type the code once more.
   *[wrong] This looks like the code of a poster, but a digit is wrong. Please look at the poster and type the code once more.
}
printed-unknown = We have no such code. Please check the digits. You can also choose a survey or write to us without a code.
printed-which = This code stands on two posters. Please choose the one before you.
printed-one = { $title ->
    [none] Another survey
   *[other] { $title }
}{ $place ->
    [none] {""}
   *[other] {" · "}{ $place }
}
choice-place = You came by the QR code: { $place }.
choice-how = { $duration ->
    [none] Choose where you prefer it.
   *[other] Choose where you prefer to answer. It is anonymous and takes about { $duration }.
}
choice-door = { $door ->
    [telegram] In Telegram
    [vk] In VK
    [max] In MAX
   *[web] Answer here
}
choice-about = { $door ->
    [telegram] the bot opens
    [vk] messages of the community open
    [max] the bot opens
   *[web] on this site, no account needed
}
choice-none = There is nowhere to answer just now: this survey is held in a messenger, and none is connected. Please try later.
