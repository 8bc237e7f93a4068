## how pages look: the start page, the version for people with poor sight

web-direction = ltr
web-rate = Rate our work
web-rate-about = An anonymous survey, about { $duration }
web-rate-list = Anonymous surveys: choose what about
web-write-about = A problem, an idea, a question or thanks
web-check-about = By a code of 16 digits: what was decided and answered

web-your-code = Your code

looks-title = Version for people with poor sight
looks-size = Size of letters
looks-ink = Colours
looks-space = Space between letters and lines
looks-usual = Usual
looks-percent = Larger: { $size } %
looks-black = Black on white
looks-white = White on black
looks-blue = Dark blue on light blue
looks-wide = Larger
looks-keep = Remember
looks-plain = Usual look of the page
looks-about = { $stays ->
    [yes] The look changes at once, on old telephones from the next page on. “Remember” keeps it for the next pages, and this one stays: nothing typed is lost.
   *[no] The look changes at once, on old telephones after “Remember”. This button keeps it for all pages.
} The browser keeps this choice alone; it says nothing of you.
looks-kept = The version for people with poor sight. If you turned it on, the browser remembers your choice for a year: size, colours and spacing. There is nothing else in that record, and it is not connected with answers.
