# otklik export: rows for other programs, and the description beside them.

cli-export = Export rows for other programs: CSV, XLSX or Parquet; a description of the columns lies beside. Example: otklik export appeals --period 2026Q3 --to register.csv
cli-export-appeals = The register of a period, with the columns of otklik import appeals. Example: otklik export appeals --period 2026Q3 --to register.csv
cli-export-answers = Answers to surveys: how many people chose each answer, small groups hidden. Example: otklik export answers --period 2026Q3 --to answers.xlsx
cli-export-pains = The pain map row by row. Example: otklik export pains --period 2026Q3 --to pains.csv
cli-export-to = where to write; the format goes by the end of the name. A file that is there is not overwritten
cli-export-texts = texts of appeals, too: phones, e-mail, names and links in them are hidden
export-format = { $file }: there is no such format, there are { $known }
export-exists = { $file }: there is such a file already. Give another name or remove it
export-no-parquet = Parquet needs the library pyarrow. Install the extra: .venv/bin/pip install "otklik[parquet]", or export CSV
export-too-many = A sheet of XLSX takes { $most } rows, and here are more. Export CSV ({ $file }) or a shorter period
export-done = { $file }: { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}
export-cut = { $n ->
    [one] { $n } cell was longer than 32,767 characters: Excel keeps no more, the end is cut. CSV has it whole
   *[other] { $n } cells were longer than 32,767 characters: Excel keeps no more, their ends are cut. CSV has them whole
}
export-title = { $what ->
    [appeals] Register of appeals of { $period }
    [answers] Answers to surveys of { $period }
   *[pains] Pain map of { $period }
}
export-about = { $what ->
    [appeals] Rows of the register of appeals of all channels. The columns are those of the file to load: otklik import appeals reads them back. There are no addresses of authors. Texts are there only if they were asked for, and phones, e-mail, names and links in them are hidden; texts of traceless messages are never there. An apostrophe before =, +, -, @ keeps Excel from taking a cell for a formula; it is taken off when the file is loaded.
    [answers] A row is an answer to a question and how many people chose it. There are no whole questionnaires: by one known answer the others would be found. told: exact is a number; band is less than 20 answers, the share lies between share_from and share_to; hidden is too few answers or none, nothing is told. There are no free texts.
   *[pains] A row is a pain of the map: a candidate or a decided one. named is empty where people read a band instead of a number. lower is Wilson's lower bound of 95 %, in percent.
}
export-mark = Internal information, not to be published ({ $clause })
export-survey = Survey
export-version = Version
export-survey-title = Title of the survey
export-audience = Audience
export-direction = Direction
export-question = Question
export-question-text = Text of the question
export-answer = Answer
export-answer-text = Text of the answer
export-answered = Answered the question
export-told = How it is told
export-count = Chose it
export-share = Share, %
export-share-from = Share from, %
export-share-to = Share to, %
export-pain-state = State
export-pain-process = Process
export-pain-process-title = Title of the process
export-pain = Pain
export-pain-title = Title of the pain
export-pain-kind = Kind
export-pain-prevalence = Prevalence
export-pain-named = Named it
export-pain-clients = Out of
export-pain-lower = Lower bound, %
export-pain-few = Little data
export-pain-unit = Unit
export-pain-method = Method
export-pain-severity = Severity
export-pain-priority = Priority
export-pain-rules = Rules
export-pain-measures = Measures
export-pain-reason = Reason of the decision
desk-exports-title = Exports
desk-exports-not-public = Internal information, not to be published. The command otklik export has other periods, and Parquet.
desk-exports-texts = texts, too, without names, phones and links
desk-exports-take = Download { $format ->
    [xlsx] XLSX
   *[csv] CSV
}
desk-exports-link = Download rows: register, answers, pains
