## publishing: versions of surveys that the town published
publishing-key = { $key }: it was “{ $old }”, it is “{ $new }”
publishing-key-name = { $key ->
    [title] title
    [audience] who is asked
    [direction] direction
    [mode] mode
    [opening] when answers are opened
    [closes_after] days of a wave
    [external_url] address of the page
    [greeting] greeting
    [thanks] thanks
    [basis] basis
    [kind] kind of question
    [role] role
    [attribute] attribute
    [pain] pain
    [text] text
    [dk] button for no answer
    [required] an answer is needed
   *[longest] characters of an answer
}
publishing-long-key = { $key }: changed
publishing-nothing = not given
publishing-yes = yes
publishing-no = no
publishing-removed = − question { $name }: “{ $text }”
publishing-added = + question { $name }: “{ $text }”
publishing-changed = ~ question { $name }: { $told }
publishing-order = the order of the questions is changed
publishing-condition = the condition is changed
publishing-labels = the words of the marks are changed
publishing-option = { $way ->
    [removed] the option “{ $label }” is gone
    [added] the option “{ $label }” is new
    [renamed] the option reads “{ $label }” now
    [moved] the order of the options is changed
   *[changed] what the option “{ $label }” means is changed
}
publishing-break = { $why ->
    [gone] Mind: “{ $figure }” is asked no more, so comparisons with earlier quarters break off.
    [others] Mind: “{ $figure }” is asked of other people now; compare with earlier quarters with care.
    [direction] Mind: the direction is another one, so its row in the rating of directions breaks off.
   *[words] Mind: the words of the question or of the marks of “{ $figure }” are changed; a difference to earlier quarters may come of the words.
}
publishing-stale = The file was made of version { $made }, and { $now } is in force: all that was changed since would be lost.
publishing-wave = { $mode ->
    [permanent] A wave with version { $version } is open, its last day is { $date }: it goes on as it is, the new version begins with the next wave. To begin sooner: otklik survey close { $survey }. The last answers to the old version do not pass into the new wave if there are fewer than ten.
   *[wave] A wave with version { $version } is open, its last day is { $date }: it goes on as it is, the next one asks the new version.
}
publishing-not-enabled = The direction { $direction } is not enabled in the profile: this survey will not open by itself.
publishing-refused = { $why ->
    [form] { $survey } is no survey but the steps of an employee's message: only the program itself changes them
    [name] the code { $survey } is the program's own. Take another code (column form_id)
   *[audience] the code { $survey } is taken: this survey asks other people. Take another code (column form_id)
}
publishing-meanwhile = Version { $version } of { $survey } was just published by somebody else. Check the file anew: it is to be compared with that one
publishing-same = { $survey }: no difference to version { $version } in force, nothing to publish.
publishing-new = A new survey { $survey }: “{ $title }”.
publishing-next = Differences to version { $version } of { $survey } in force:
publishing-done = ✓ Published: { $survey }, version { $version }.
publishing-checked = ✓ No mistakes. To publish: { $command }
publishing-console = command line
publishing-exported = ✓ { $survey }, version { $version }: { $file }
publishing-no-version = There is no version { $version } of { $survey }
publishing-not-xlsx = A survey is written as an Excel book: name a file that ends with .xlsx
publishing-no-writing = { $file }: the file cannot be written
cli-survey-import = Take a survey from Excel (XLSForm) or .yaml: check it row by row and publish it as the next version. Example: otklik survey import ext_services.xlsx
cli-survey-import-file = an Excel book (.xlsx) with the sheets survey, choices, settings, or a script .yaml
cli-survey-import-check = only check and show the differences
cli-survey-import-id = code of the survey, if the file has none or another one is wanted
cli-survey-import-direction = direction, if the file has none
cli-survey-import-note = what is changed and why: it stays in the list of versions
cli-survey-export = Write a survey as an Excel book (XLSForm). Example: otklik survey export ext_services --to ext_services.xlsx
cli-survey-export-to = where to, .xlsx
cli-survey-export-version = version; the one in force if not given
check-own-newer = there is version { $shipped } of { $survey } in this program, and the town published its own ({ $own }): its own is in force
check-own-newer-remedy = compare: otklik survey export { $survey } --to { $survey }.xlsx, and take over what you need
check-own-unread = your survey { $survey }, version { $version }, cannot be read by this version of the program: the shipped one is in force
check-own-unread-remedy = write it out and publish it anew
check-own-fine = of your own: { $count }
