## script: mistakes of a survey file, in words for its author
script-missing-key = key { $name } is missing
script-extra-key = key { $name } is not needed
script-key-twice = key { $name } is given twice
script-odd-key = only a word can be a key
script-no-kind = there are no questions of kind { $kind }, there are { $kinds }
script-no-direction = there is no direction { $name }, there are { $known }
script-no-role = there is no role { $name }, there are { $known }
script-no-attribute = there is no attribute { $name }, there are { $known }
script-no-pain = there is no pain { $name }
script-no-value = { $name }: there is no value { $value }, there are { $values }
script-label = label { $name }
script-too-long = { $what } is longer than { $limit } characters ({ $length })
script-empty = { $what }: an empty line
script-not-one-line = { $what }: one line is needed, without breaks
script-bad-name = the name “{ $name }” does not fit: Latin letters, digits and “_”, a letter first, up to 24 characters
script-bad-value = { $what }: { $shape ->
    [list] a list is needed
    [map] pairs “key: value” are needed
    [truth] true or false is needed
   *[text] a text is needed
}
script-not-whole = { $high ->
    [0] { $name }: a whole number from { $low } is needed
   *[other] { $name }: a whole number from { $low } to { $high } is needed
}
script-number-of-questions = { $count } questions, and 3 to 9 are needed
script-number-of-options = { $count } options, and 2 to 9 are needed
script-number-of-csat = { $count } questions with role csat, and one is needed
script-missing-label = label { $name } is missing
script-extra-label = label { $name } is not needed
script-same-label = label { $name } repeats that of another option
script-twice = question { $name } is above already
script-name-taken = a question cannot be called { $name }: buttons of the menu are called so
script-not-above = if names { $name }, and there is no such question above
script-impossible = { $name } cannot be answered so: { $answer }
script-bad-condition = in if, after { $name } a value, [values] or {"{"}from, to{"}"} is needed
script-role-kind = role { $role } belongs only to questions of kind { $kind }
script-attribute-elsewhere = key attribute is needed only with role: attribute
script-screens-out = screens_out goes only with ends: true
script-pain-title = {"{"}pain_title{"}"} stands only in direction additional
script-not-file-name = id must be the name of the file: { $name }
script-form-opening = opening: a form has no waves
script-internal-batches = opening: questionnaires of employees are opened only at the end of the wave (at_close)
script-closes-after = closes_after goes only with mode: wave
script-no-page = { $what }: the address of a page is needed, https://…
script-elsewhere = external_url is for surveys of citizens only: employees are promised anonymity by us
script-texts-too-long = all texts together may take { $used } bytes, and { $limit } fit
script-hidden-sign = there is an invisible sign in the text ({ $code }): type this place anew
script-no-anchors = anchors and references to them are not needed
script-no-tags = tags are not needed
script-too-deep = nested deeper than 20 levels
script-second = a file must hold one survey
script-syntax = it cannot be read: check indents, colons and quotes
script-not-map = this is no survey: pairs “key: value” are needed
script-not-utf8 = the file is not in UTF-8
script-too-big = the file is over { $limit } KB, surveys are never so big
script-unreadable = the file does not open
script-none = there is no survey in the folder { $folder }
script-and-more = … and more mistakes: { $count }

## play: a survey in the terminal
play-help = Answer by a number, by the label of a button or in words. Enter presses the first button where there are no options. Nothing is kept.
play-kept = { $name }: { $value }
play-listed = { $id }, version { $version }: “{ $title }”.
play-good = ✓ { $file }: { $count } questions, no mistakes
play-unknown = There is no survey { $id }. { $near ->
    [none] { "" }
   *[other] It is like { $near } (“{ $title }”).{" "}
}All of them, with their titles: otklik survey list
play-form = { $id } is no survey, but the steps of a message “without a trace”. It is not taken by itself.
play-pain = A long wait for the result
cli-survey-list = Which surveys there are. Example: otklik survey list
cli-survey-file = a survey file, .yaml or .xlsx; there may be several; without names all shipped ones are checked
cli-survey-check = Check survey files; without names, all of them. Example: otklik survey check ext_services.yaml
cli-survey-play = Take a survey in the terminal, keeping nothing. Example: otklik survey play ext_express
