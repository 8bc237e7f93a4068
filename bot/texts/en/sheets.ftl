## questionnaires filled in elsewhere: on paper or on somebody else's page

sheet-empty = the questionnaire has no answer at all, an empty one need not be entered
sheet-not-due = after the answers above this question is not asked. Remove the answer or mend what stands above
sheet-own-words = own words are given, but the answer «{ $found }» is not marked
sheet-exclusive = «{ $found }» is not marked together with other answers
sheet-mark = «{ $found }» does not fit, a number from { $low } to { $high } is needed
sheet-date = Excel turned the answer into a date. Make the column text and type the answer anew
sheet-option = there is no such answer «{ $found }»; there are { $expected }
sheet-unknown = { $expected ->
    [none] { $what ->
        [channel] channels are not given for this survey
       *[place] the profile has no places: leave it empty
    }
   *[other] { $what ->
        [channel] questionnaires do not come that way; there are { $expected }
       *[place] there is no such place; there are { $expected }
    }
}
sheet-column-channel = Where it comes from
sheet-column-place = Place
sheet-column-number = Number of the questionnaire
sheet-number-twice = this number stands in line { $line } already
sheet-number-taken = another questionnaire was entered under this number. If this is another pile, number it otherwise, for example «B-5»
sheet-unclear = another questionnaire with the same marks was entered, and own words are not compared: which of such rows is new cannot be seen. Leave only the new one in the file and enter it as other questionnaires (--again of the command)
sheets-not-taken = { $why ->
    [none] Survey { $survey } is not open now. Open a wave: otklik survey open { $survey }
    [unasked] Survey { $survey } is not asked in this profile
    [form] { $survey } is no survey but the form of a message: enter it as an appeal
    [strict] Wave { $wave } is strict: answers are sealed with the keeper's key the moment a person gives them. Whoever enters a questionnaire would have read it before. Let the person answer
    [slips] Wave { $wave } is answered with one-time slips. Enter a questionnaire that has a slip on the site: open the survey and type the code of the slip
    [tampered] The terms of wave { $wave } were changed after it began: nothing is entered into it
   *[over] Wave { $wave } is over, it takes no more questionnaires
}
cli-import-answers = Questionnaires filled in on paper or on somebody else's page: a row is a questionnaire, CSV or XLSX. They become sealed answers of the open wave. Importing again doubles nothing. Example: otklik import answers sheets.csv --survey ext_services
cli-import-answers-file = a CSV (UTF-8) or XLSX file: columns are called by names of questions or by their texts
cli-import-answers-template = do not import, make an empty table with the columns in FILE
cli-import-answers-again = rows equal those of another file: these are other questionnaires, enter them too, or it is a mended file under a new name, enter only new ones
answers-alike = Nothing was entered: { $alike } of { $new } new rows equal rows of another file that was entered into this survey. Is it a mended file under a new name? Repeat the command with --mended: only new rows are entered. Are these other questionnaires? Repeat it with --again: all are entered.
answers-told = entered { $new }, there before { $same }, refused { $refused }
answers-nothing-kept = Nothing was entered: there are refused rows, and --strict was given. Would have fit: { $new }, refused { $refused }
answers-sealed = The questionnaires are sealed. They are opened shuffled, together with others of their kind, at least { $least } at once.
answers-sealed-close = The questionnaires are sealed. They are opened once, shuffled with all others, when the survey ends.
answers-mend = Mend refused rows in this very file and import it again under the same name: what was entered is not entered twice.
answers-template = { $file }: a table for the survey «{ $title }». A row is a questionnaire, an empty cell a question without an answer
answers-template-there = { $file } is there already. Give another name
answers-template-not-csv = An empty table is made only as CSV. Name it { $file }
answers-template-line = { $column }: { $kind ->
    [many] several answers parted by «;»,
    [one] one answer,
    [text] own words, up to { $longest } characters
    [own] own variant, up to { $longest } characters
    [number] the number by which it is known in a mended file, may be empty; no number of a person
    [place] the place where it was taken, may be empty,
   *[channel] where it comes from; empty,
} { $expected }
