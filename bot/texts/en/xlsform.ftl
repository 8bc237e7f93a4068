## xlsform: a survey in Excel, in words for its author
xlsform-fault = { $row ->
    [none] { $file }, sheet { $sheet }: { $told }
   *[other] { $file }, sheet { $sheet }, row { $row }: { $told }
}
xlsform-exclusive = This option is ticked alone, without the others
xlsform-length = Not more than { $limit } characters
xlsform-own-words = Please write: { $option }
xlsform-other = Something else (I will write it)
xlsform-greeting = Please answer a few questions.
xlsform-thanks = Thank you! Your answer has been counted.
xlsform-no-column = there is no column { $name }, there are { $known }
xlsform-column-refused = the column { $name } is not supported: clear this cell
xlsform-column-left = The column { $name } (sheet { $sheet }, { $count ->
    [1] row
   *[other] rows
} { $rows }) is left out: write all that people are to read into label.
xlsform-no-head = { $count ->
    [1] there is no column
   *[other] there are no columns
} { $missing }. The first row of the sheet needs { $needed }: these words are not translated
xlsform-no-list-name = list_name is missing: which list does the option belong to
xlsform-choice-twice = the option { $name } is in this list already
xlsform-piped = a substitution {"${"}…{"}"} in a text is not supported: write it in words
xlsform-no-label = there is no text in the column label
xlsform-not-switch = { $name }: yes or no is needed, and it says “{ $value }”
xlsform-no-type = the type of the question is missing
xlsform-no-name = the name of the question is missing
xlsform-type = the type { $type } is not supported; there are: { $known }
xlsform-range = range is supported from 0 to 10 by 1 alone (readiness to recommend); for a mark from 1 to 5 take select_one with a list of the options 1, 2, 3, 4, 5
xlsform-no-list = there is no list of options { $name } on the sheet choices
xlsform-numbers = a list { $name } of numbers alone can only be of select_one
xlsform-constraint = the constraint “{ $told }” is not supported: for a text there is string-length(.) <= 500, for select_multiple “this option alone”
xlsform-group = begin_group and end_group do not match
xlsform-logic = { $why ->
    [between] relevant: “or” can only stand between answers to one question, and here are several: { $found }
    [negated] relevant: a negation is not supported here: { $found }. List the answers with which the question is asked
    [function] relevant: the function { $found } is not supported; there are selected() and not()
    [value] relevant: this cannot be answered: { $found }
    [text] relevant: { $found } is answered in one's own words, no other question can depend on it
    [twice] relevant: the condition on { $found } is given twice
    [deep] relevant: the condition is too long
   *[syntax] relevant: cannot be read from “{ $found }” on
}
xlsform-many-settings = Of the sheet settings only row { $row } is read.
xlsform-passed = { $count ->
    [1] Row { $rows } of the sheet survey is
   *[other] Rows { $rows } of the sheet survey are
} left out: we do not learn who answers, when and from which phone.
xlsform-notes-left = Notes between questions (sheet survey, { $count ->
    [1] row
   *[other] rows
} { $rows }) are left out: put them into the text of a question.
xlsform-own-left = Row { $row } of the sheet survey is left out: the option { $name } is not marked otklik_write_in.
xlsform-renamed = Row { $row } of the sheet survey: the name { $old } has become { $new }.
xlsform-filled = { $key } is missing: we took “{ $value }”.
xlsform-role-filled = The role (otklik_role) is missing: we took { $role } for { $questions }.
xlsform-no-direction = the direction is missing: write it into the column otklik_direction or choose it when you load the file (on the command line: --direction); there are { $known }
xlsform-no-title = the title of the survey is missing: write it into the column form_title, up to 40 characters
xlsform-book = { $why ->
    [too_big] { $file }: the file is too big for a survey
    [broken] { $file }: this workbook cannot be read. Open it in Excel or LibreOffice and save it anew as .xlsx
    [old] { $file }: this is an old .xls book, or one under a password. Save it as an ordinary .xlsx
    [open_document] { $file }: this is an .ods table. Save it as .xlsx
    [macros] { $file }: there are macros in the book. Save it as an ordinary .xlsx, without them
    [busy] { $file }: the book was not read in the time there is for it; surveys are never like that
    [no_survey] { $file }: there is no sheet survey with questions. Names of sheets are not translated: survey holds questions, choices options, settings the survey itself
    [unreadable] { $file }: the file cannot be opened
   *[not_book] { $file }: this is no Excel book (.xlsx)
}
xlsform-cell = { $why ->
    [formula] there is a formula in the cell { $cell }: put its value there
    [error] there is an error of Excel in the cell { $cell }: mend it
   *[twice] the column of the cell { $cell } is there already, further left
}
xlsform-memo = Memo
xlsform-memo-head = Column
xlsform-memo-value = What to write
xlsform-memo-title = What it means
xlsform-memo-column = { $name ->
    [type] select_one list: one option; select_multiple list: several; text: one's own words; a list of the options 1, 2, 3, 4, 5 is a mark; of 0–10, readiness to recommend
    [name] the question's name: Latin letters, digits and “_”, up to 24. As long as the meaning stays keep the name: by it answers are compared with earlier ones
    [label] the question itself, up to 300 characters
    [required] yes: an answer is needed, no: it can be passed by
    [relevant] when it is asked: selected({"${"}question{"}"}, 'option') or {"${"}question{"}"} <= 3; conditions are joined by and, and or
    [otklik_role] what the question means for the figures; one question of an ordinary survey is csat
    [otklik_attribute] for the role attribute alone: what is rated
    [otklik_pain] the pain that a mark of 1–2 or this option tells of
    [otklik_longest] of text: how many characters can be written
    [otklik_dk] the button for no answer; on the sheet choices yes beside its option
    [otklik_own_words] a row for other programs: own words beside an option. Otklik asks by itself
    [otklik_write_in] yes: own words can be written beside the option
    [otklik_ends] yes: this answer ends the survey
    [otklik_screens_out] yes: not whom we ask, left out of the figures (only with otklik_ends)
    [otklik_exclusive] yes: this option is ticked alone
    [form_title] the survey's title, up to 40 characters
    [form_id] the survey's code: Latin letters, digits and “_”. The same code is a new version of the same survey
    [version] which version the file was made of; the program gives the next one by itself
    [otklik_audience] external: citizens, internal: employees
    [otklik_direction] the direction that is rated
    [otklik_mode] permanent: always open, wave: opened for a time
    [otklik_opening] batches: answers are opened in batches, at_close: after the wave's end; of employees at_close alone
    [otklik_closes_after] how many days a wave lasts (wave alone)
    [otklik_external_url] the page's address, if people answer elsewhere
   *[otklik_basis] clauses of the order, each on a line of its own (Alt+Enter)
}
xlsform-elsewhere = { $row ->
    [-1] Other programs that read XLSForm (ODK, Kobo) will not take this file. Otklik does not mind.
   *[other] Other programs that read XLSForm (ODK, Kobo) will not take this file because of row { $row } of the sheet survey. Otklik does not mind.
}
