## the desk: paper questionnaires

desk-nav-paper = Paper questionnaires
desk-sheets-about = Choose a survey: on its page questionnaires are printed and entered, one after another. Each becomes a sealed answer of this survey at once.
desk-sheets-file = Are there many, in a table already? Choose a survey and press “Enter questionnaires of a file”: CSV or XLSX, shown first.
desk-sheets-of-file = Enter questionnaires of a file
desk-sheets-one-by-one = Enter one by one
desk-sheets-table = A table of questionnaires
desk-sheets-table-file = A CSV (UTF-8) or XLSX file, up to { $largest } MB: a row is a questionnaire. A larger one is for the command “otklik import answers”
desk-sheets-blank = Download an empty table
desk-sheets-counts = New: { $new }, there before: { $same }, refused: { $refused }.
desk-sheets-alike = { $alike } of the new rows equal rows of another file that was entered into this survey. If you mended that file, enter only the new ones: nothing is doubled. If this is another pile, enter all.
desk-sheets-enter = { $how ->
    [same] This is a mended file: enter
    [others] These are other questionnaires: enter
   *[ask] Enter
} { $n ->
    [one] { $n } questionnaire
   *[other] { $n } questionnaires
}
desk-sheets-nothing = Nothing to enter: the file has no good new questionnaires.
desk-sheets-columns = Which columns there are
desk-sheets-columns-note = A column is called by the name of a question or by its text; an own variant stands in “question.option”, several answers are parted by “;”. You give “Number of the questionnaire” yourself, to know it in a mended file; no numbers of people belong there.
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
