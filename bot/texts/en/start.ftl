# The first page of a talk, the menu, mistakes of the program.

start-greeting-external =
    Hello! This is the feedback bot. { $org_short }.

    Here you can:
    • rate our work anonymously;
    • tell us about a problem or suggest an idea.

    A message to the bot is not an official appeal. If you need a written answer by law, press “Official appeal”.
start-greeting-internal =
    Hello, colleague! Here you can answer a survey anonymously, tell us about a problem or suggest an improvement.
    We do not ask for your name, post or department. Managers see only totals and texts without names.
start-about =
    Otklik collects opinions and messages of citizens and employees.
    Surveys are anonymous, results are summed up every quarter. Messages are read by staff. We send the answer here, or you fetch it by a code: as you choose.
    Commands: /start: to the beginning, /privacy: what data we keep, /cancel: to the beginning without keeping a choice just begun.
start-emergency = If life or health is in danger, call 112. Emergency calls are not taken here.
start-employees-only = The section for employees is open to members of the employee chat. If you are an employee, ask whoever runs that chat, or answer on the site with a one-time slip.

message-official =
    If you need an official answer (the term is 30 days from registration), file an appeal in one of these ways:
    • through Gosuslugi, the feedback platform: { $pos_url }
    • through the administration's site, signing in with Gosuslugi: { $site_feedback }
    • by letter: { $org_address }
    • in person: { $reception_info }

    Since 30 March 2025 an appeal by e-mail or in a messenger does not count as official.
    A complaint about a refused service or about how it was given goes through Gosuslugi, the section of pre-trial appeals.
    A complaint about a decision of a supervisory body goes through Gosuslugi too.

buttons-survey = Take a survey
buttons-official = Official appeal
buttons-about = How it works
buttons-staff-area = For employees
survey-list-title = Choose a survey:
survey-no-active = No survey is open now. Please look in later.
survey-over = This survey has ended, and the unfinished questionnaire was deleted. Thank you for starting it. Choose what you would like to do:

errors-unknown = We could not make out the message. Please choose a button.
errors-old-button-menu = This button no longer works. Here is the menu:
errors-our-mistake = It did not work: the mistake is ours, not yours. Your earlier answers are kept. Try again in a minute; if that does not help, tell the reception the code { $incident }.
anonymity-not-deleted = We could not delete your message with the answer. The answer is kept; please delete the message yourself.
survey-not-open = This survey is not running now: it is over or has not begun yet.
survey-link-over = This survey is not running now: it is over or has not begun yet. Choose what you would like to do:
