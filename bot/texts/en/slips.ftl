# One-time slips: instead of a name and of being in the chat.

survey-slip-only =
    This survey is answered on the site, with a one-time slip: { $link }
    Other open surveys are in the menu.
slip-now = This survey has just become one that is answered with one-time slips. None of your answers is lost: you had not begun yet.
slip-no-site = This survey is answered with a one-time slip, but the site is switched off now. Do not type the code of your slip here: it would stay beside your name.
web-slip-ask = Type the code of your one-time slip: 16 letters and digits. Spaces and hyphens do not matter. For example: { $example }
web-slip-help = Slips bear no names: they are drawn from one pile, and nobody notes who got which. Better not to answer from a computer at work.
web-slip-bad = There is no such slip, or it has been answered with, or the survey is over. Please check the code.
web-slip-done = Thank you! Your answer is kept, the slip is used up. You may throw it away.

cli-slips = Print one-time slips: the survey is answered with them alone. Example: otklik survey slips int_annual --count 60 --to slips.pdf
cli-slips-count = how many slips; more can be made later
cli-slips-to = file to print, 16 slips a page
cli-slips-how-many = Slips at once: from 1 to { $most }.
cli-slips-is-there = { $file }: there is such a file already. Choose another name: it may hold slips not given out yet.
cli-slips-no-site = Slips are typed on the site, and it is off. Set OTKLIK_WEB__PORT and OTKLIK_WEB__PUBLIC_URL in .env.
cli-slips-no-wave = There is no open survey of employees called { $survey }. Open it: otklik survey open { $survey }
cli-slips-answered = Members of the chat have answered wave { $wave } already, so it cannot go over to slips: what people were promised would change. Finish it and open a new one.
cli-slips-local = Mind: the address { $url } on the slips is seen on this machine only. Do not hand them out: set OTKLIK_WEB__PUBLIC_URL and print slips anew, to another file.
cli-slips-not-pdf = Slips are printed as PDF: give the file a name that ends in .pdf, such as { $file }
cli-slips-not-theirs = “{ $survey }”: only surveys of employees are answered by slips, there are { $known }
cli-slips-made = Ready, { $count ->
    [one] { $count } slip
   *[other] { $count } slips
}: { $file }. The survey is answered with slips alone now.
cli-slips-care = Cut the sheets, mix the slips and let everyone draw one; do not note who got which. Delete { $file } after printing: whoever has it can answer for others.
posters-slip =
    One-time slip for the survey “{ $title }”
    Open { $link } and type the code: { $code }
    The slip bears no name. It serves once, until { $date }.

anonymity-strict = Each answer is sealed at once with a key the server does not have, so there is no way back to an earlier question.
anonymity-strict-how = This is a strict survey. Answers are opened only by a key that a person keeps, not the server; it is brought when the survey is over, and all questionnaires are opened together. Until you have finished, the program remembers only which questions are still to come.
anonymity-slips = This survey is answered with slips. A questionnaire is tied to the code of its slip alone, and who got which is written nowhere. Safest is to answer on the site, from a phone of your own.
staff-announce-slips =
    The survey “{ $title }” is open until { $date }. It is answered with one-time slips: they are given out on paper, without names and numbers.
    The address and the code are on the slip. Safest is to answer on the site, from a phone of your own.
