## the desk: paper questionnaires

desk-nav-paper = Paper questionnaires
desk-sheets-about = Choose a survey and enter questionnaires one after another. Each becomes a sealed answer of this survey at once.
desk-sheets-file = Are there many, in a table already? The command “otklik import answers” imports them.
desk-sheets-sealed = A questionnaire that was entered can be neither seen nor mended: check it now. Enter no names or phones. Leave without an answer what was not answered.
desk-sheets-entered = Entered: { $n ->
    [one] { $n } questionnaire
   *[other] { $n } questionnaires
}.
desk-sheets-mend = The questionnaire was not entered: please mend what is marked.
desk-sheets-nowhere = not given
desk-sheets-no-answer = no answer
desk-sheets-choose = Choose from the list.
desk-sheets-only-if = Only if question { $n } was answered: { $answers }
desk-buttons-next-sheet = Enter and take the next
