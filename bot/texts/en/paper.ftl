## the paper questionnaire: the sheet, a line typed from it

paper-line-count = { $found ->
    [one] there is { $found } answer in the line
   *[other] there are { $found } answers in the line
}, but { $expected } are needed: one for each of the questions { $numbers }. Where nothing is marked put "-"
paper-no-answer = there is no answer "{ $found }", only { $known }
paper-mistake = question { $n }: { $why }
paper-only-if = Answer if you marked { $answers } in question { $n }.
paper-over = Marked { $answers }? You need not answer any further.
paper-many = You may mark several.
paper-own-words = In your own words:
paper-series = Series { $series }
paper-number = No. { $number }
paper-foot = Series { $series }, No. { $number }, page { $page } of { $pages }
paper-foot-blank = Page { $page } of { $pages }
paper-pile = The number only keeps a sheet from being entered twice. Sheets lie in no order, and nobody notes who took which.
paper-until = Please hand it in by { $date }.
paper-place = Filled in at: { $place }.
paper-phone = Prefer your phone? Point the camera at the QR code or open { $address }
paper-thanks = Thank you!
posters-paper-note = Mark one option in each question unless told otherwise. Do not write your name. Drop the form into the box.
