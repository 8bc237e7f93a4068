## paper questionnaires in the staff chat

staff-sheets-none = No survey takes paper questionnaires now.
staff-sheets-choose = Whose questionnaires will you enter?
staff-sheets-begun = The window for questionnaires is below
staff-sheets-closed = This survey takes no paper questionnaires any more.
staff-sheets-head = Paper questionnaires “{ $title }”. Entered: { $count }
staff-sheets-at = Place: { $place }
staff-sheets-series = Series: { $series }
staff-sheets-how =
    Reply to this message: the number of the sheet, then the numbers of the answers. The first time, and with a new pile, with the series. For a sheet without a number put "-" in its place.
    Where nothing is marked "-"; several answers with commas: 1,3; "Hard to say" is 0.
    What was written by hand goes on a new line after the number of the question: "3: waited too long". No names, no phones.
    I shall delete a line that was taken: answers do not stay in the chat.
staff-sheets-place = Place…
staff-sheets-ask-place = Where were these questionnaires filled in?
staff-sheets-nowhere = Do not say
staff-sheets-done = Done
staff-sheets-over = Paper questionnaires “{ $title }”: { $count } entered. The sheets are not needed any more: keep and destroy them by your own rules.
staff-sheets-refused =
    The questionnaire was not entered.
    { $why }

    Copy the line, mend it and send it as a reply to the same message. I shall delete the earlier one when this one is taken or you press "Done".
staff-sheets-number = { $why ->
    [first] Begin with the number of the sheet: the series and four digits, later the digits alone. For a sheet without a number put "-"
    [series] Add the series: the six letters above the number of the sheet
    [other] This survey has no such number. The sheet seems to be of another survey or of an older version
   *[check] The number is mistyped: check the series and the number of the sheet
}
staff-sheets-own = Begin what was written by hand with the number of the question and a colon: "3: waited too long".
staff-sheets-own-none = Question { $n } takes no own words, or several of its options do: then "{ $n }.8: words", where 8 is the number of the answer.
staff-sheets-stays = I was not allowed to delete a line with answers from the chat. Make the bot an administrator who may delete messages (in VK an administrator of the chat), and delete such lines yourselves meanwhile: they show somebody's answers.
