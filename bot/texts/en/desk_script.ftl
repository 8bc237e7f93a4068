## desk_script: a survey of one's own at the staff desk
desk-script-title = Load a survey from Excel
desk-script-about = Take the survey's file from the page of its versions, change it in Excel or LibreOffice and load it here. First we check it row by row and show each question and the differences; nothing changes until you press “Publish”. A new survey is such a file with a new code (form_id).
desk-script-file = File .xlsx with the sheets survey, choices, settings (up to { $largest } MB), or .yaml
desk-script-file-name = survey
desk-script-direction = Direction, if the file has none
desk-script-of-file = as in the file
desk-script-name = Code of the survey, if the file has none: Latin letters, digits and “_”
desk-script-check = Check
desk-script-no-file = No file was chosen, or it is empty.
desk-script-not-read = The file could not be read now. Please try again.
desk-script-faults = { $count ->
    [one] The file was not published. { $count } place needs mending:
   *[other] The file was not published. { $count } places need mending:
}
desk-script-next = No mistakes. Once published it will be { $survey }, version { $version }.
desk-script-notes = What we added or left out
desk-script-changes = Differences to the version in force
desk-script-note = What is changed and why (seen in the list of versions)
desk-script-for-good = A published version never changes and is never deleted: answers are read by it. If you made a mistake, publish the next one.
desk-script-publish = Publish version { $version }
desk-script-another = Load another file
desk-script-preview = How it will look on the site
desk-script-entry = A field for the answer, up to { $limit } characters
desk-versions-title = Versions of the survey
desk-versions-about = Answers to different versions are never mixed. An open wave goes on with the version it began with.
desk-versions-shipped = shipped with the program
desk-versions-now = in force
desk-versions-file = Download version { $version } (Excel)
desk-versions-retired = The survey is retired: there will be no new waves. Publish it anew to bring it back.
desk-versions-retire = Retire the survey
desk-versions-retire-about = There will be no new waves, an open wave goes on to its end. Answers and versions stay, and a new version brings the survey back.
desk-versions-sure = Yes, ask it no more
desk-versions-retire-do = Retire
desk-versions-log = { $version ->
    [0] retired
   *[other] version { $version } published
}
