## desk: where staff work

desk-title = Staff desk
desk-menu = Sections of the desk
desk-sign-in = Signing in by a one-time link
desk-sign-in-help = Ask for a link in the staff chat, or run “otklik desk link”.
desk-day-help = As 05.12.2026 or 2026-12-05.
desk-unsaved = The sign-in ran out while you were writing: nothing was saved or sent. Copy your text, sign in once more and paste it.
desk-unsaved-words = Your text
desk-sign-in-press = The link works once. Press “Sign in” to open the desk.
desk-sign-in-bad = The link does not work: it was used already, or its time is over. Ask for a new one.
desk-sign-in-taken = If the bot sent the link to the staff chat and somebody else opened it, press “Not me” below it: nobody will get in with it.
desk-sign-in-waits = One step is left
desk-sign-in-confirm = Press “That is me” below the link in the staff chat. Then this page opens the desk by itself, or with “Go on”.
desk-sign-in-not-me = If it was not you who used the link, press “Not me” there.
desk-enter = Sign in
desk-go-on = Go on
desk-sign-out = Sign out
desk-roles-operator = Operator
desk-roles-analyst = Analyst
desk-roles-admin = Administrator
desk-nav-surveys = Surveys and waves

## surveys and waves
desk-counts-rounded = While a survey runs, only the number of questionnaires of this morning is shown, rounded down: they are counted once a day. Answers are sealed.
desk-waves-survey = Survey
desk-waves-for = { $audience ->
    [internal] for employees
   *[external] for citizens
}
desk-waves-link = Link
desk-waves-lost = The key is lost: the questionnaires can be neither counted nor opened.

## command line
desk-clerk = Clerk
cli-desk = The staff desk. Example: otklik desk link --name "Anna"
cli-desk-link = A one-time link to sign in. Example: otklik desk link --name "Anna" --role operator
cli-desk-name = What to call whoever signs in: a name or a post
cli-desk-role = Who signs in: an operator answers messages, an analyst looks at figures, an admin may do everything
cli-desk-link-lives = The link works for 10 minutes and once. Hand it over in person: whoever opens it is in.
cli-desk-web-off = The site is off (OTKLIK_WEB__PORT=0), and so is the desk. Give a port, for example OTKLIK_WEB__PORT=8080.
cli-desk-long-name = The name is too long: { $length } characters, and { $limit } fit.
fault-cannot-listen = { $why ->
    [host] OTKLIK_WEB__HOST: this machine has no address { $host }. Mostly 127.0.0.1 is right, with a server that has a certificate before it; to listen on all addresses of the machine, give 0.0.0.0
    [denied] The program is not given port { $port }: ports below 1024 are for the administrator. Give another in OTKLIK_WEB__PORT, such as 8080
   *[taken] Port { $port } of { $host } is taken by another program. Stop it, or give another port in OTKLIK_WEB__PORT.
}

desk-asked-again = You asked for this again while the first answer was being worked out: the last request gets the answer.
