## the paper questionnaire: the sheet, a line typed from it

paper-line-count = { $found ->
    [one] there is { $found } answer in the line
   *[other] there are { $found } answers in the line
}, but { $expected } are needed: one for each of the questions { $numbers }. Where nothing is marked put "-"
paper-no-answer = there is no answer "{ $found }", only { $known }
paper-one-answer = one answer is needed here, and "{ $found }" was typed. Where several are marked put "-": nobody knows which was chosen
paper-mistake = question { $n }: { $why }
paper-only-if = Answer if you marked { $answers } in question { $n }.
paper-over = Marked { $answers }? You need not answer any further.
paper-many = You may mark several.
paper-series = Series { $series }
paper-number = No. { $number }
paper-foot = Series { $series }, No. { $number }, page { $page } of { $pages }
paper-foot-blank = Page { $page } of { $pages }
paper-pile = The number only keeps a sheet from being entered twice. Sheets lie in no order, and nobody notes who took which.
paper-until = Please hand it in by { $date }.
paper-place = Filled in at: { $place }.
paper-phone = Prefer your phone? Point the camera at the QR code or open { $address } and type the code { $code }
paper-no-questions = There are no questions on this page.
paper-thanks = Thank you!
posters-paper-note = Mark one option in each question unless told otherwise. Do not write your name. Drop the form into the box.

sheet-number-wrong = { $why ->
    [other] this survey has no such number. The sheet seems to be of another survey or of an older version
    [series] add the series: the six letters above the number of the sheet
    [shape] this is no number of a sheet: it has a series of six letters and four digits
   *[check] the number is mistyped: check the series and the number of the sheet
}

cli-print = Print paper questionnaires of a survey: A4 sheets with numbers, so that none is entered twice. Example: otklik survey print ext_express --count 40 --to sheets.pdf
cli-print-to = the file to print
cli-print-count = how many questionnaires, each with a number of its own
cli-print-blank = one questionnaire without a number, to be photocopied: one entered twice is not noticed then
cli-print-how-many = From 1 to { $most } questionnaires at once. More are another series.
cli-print-one-blank = Questionnaires without a number are all the same: print one, without --count, and copy it.
cli-print-not-pdf = Questionnaires are printed as PDF: end the name of the file with .pdf, for example { $file }
cli-print-is-there = { $file } exists. Choose another name: it may hold a series that was handed out.
cli-print-no-writing = { $file } could not be written. Check the folder and the space on the disk.
cli-print-no-places = Surveys of employees bear no place: it would show who answered.
cli-print-made = Done, { $count ->
    [one] { $count } questionnaire
   *[other] { $count } questionnaires
}: { $file }. { $pages ->
    [one] It has one page: print it single-sided.
   *[other] It has { $pages } pages: print it double-sided.
}
cli-print-care = Print every sheet once: it has its own number. Lay the sheets in a pile and let everybody take any; do not note who took which.
cli-print-not-open = The survey { $survey } is not open yet, so the sheets bear no date. A strict wave and a wave of slips take no paper.
cli-print-no-link = The sheets have no QR code: the site is off or can be seen on this machine alone. Set OTKLIK_WEB__PORT and OTKLIK_WEB__PUBLIC_URL in .env.

paper-known = The questionnaire with this number is in already and counts once. Put the sheet aside and take the next. If you enter it for the first time, check the number.
paper-by-line = Type the numbers of the answers as a line
paper-by-marks = Mark the answers question by question
paper-series-field = Series (six letters on the sheet)
paper-number-field = Number of the sheet (four digits)
paper-line-how = Where nothing is marked put "-"; several answers to one question with commas: 1,3. "Hard to say" is 0. Enter keeps the sheet and opens the next. For a sheet without a number leave series and number empty.
paper-own-fields = If something was written by hand
paper-numbers = Numbers of the answers
paper-print-about = A4 sheets in large type, each with a number of its own: so no questionnaire is entered twice. Up to { $most } at once; more are printed by "otklik survey print".
paper-print-count = How many
paper-print-place = The place where they will lie
paper-print = Print (PDF)
web-print-survey = Paper questionnaire
desk-paper-sheet = Questionnaire { $n }. Type the numbers of the answers with spaces, for example: { $example }
