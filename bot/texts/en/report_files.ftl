# Files of the report: the Word template, the workbook, the set in its folder and how it is verified.

report-table-cut = The table has { $n } rows, these are the first { $shown }; all are in the XLSX file.

report-template-bad = Template { $file } cannot be used: { $code ->
    [too_big] it is larger than 5 MB. Make its pictures smaller
    [not_docx] it is no Word file (.docx), or a damaged one. Open it in Word and save it as "Word document (.docx)"
    [active] it holds a macro, an embedded file or code ({ $found }). Save it as "Word document (.docx)" without attachments
    [outside] it takes something from another address ({ $found }). Put pictures into the file itself
    [syntax] a field is written wrongly ({ $found }). Fields look like {"{{"} org {"}}"}, chapters like {"{{"}p metrics {"}}"}
    [forbidden] it has more than fields and conditions ({ $found }). Loops, sums, filters and code are not run
    [unknown] there is no field "{ $found }". Names of fields are in docs/шаблон-справки.md
    [place] field "{ $found }" is out of place: chapters are paragraphs of their own ({"{{"}p metrics {"}}"}), other fields stand within a line ({"{{"} org {"}}"})
    [busy] it takes too long to read: it has very many fields or brackets. Begin with the template of the program and change it little by little
    [missing] it lacks the field "{ $found }"
   *[broken] fields or conditions tore its markup. Take out a condition that begins in one paragraph and ends in another, or write it {"{%"}p if … {"%}"}
}.

excel-contents = Contents
excel-snapshot = Snapshot { $id }. To verify a file: otklik report --verify FILE
excel-table = Table
excel-rows = Rows
excel-how-to-read = Shares in this book are numbers in percent; the fraction behind each is in the next column or in the report. "—": no data, or nothing to divide by.
excel-register = { $n ->
    [1] Register
   *[other] Register { $n }
}
excel-cut = Cells longer than 32,767 characters that were cut: { $n }.

report-template-instead = The report was made by the shipped template.
check-names-report-template = Template of the report
check-values-report-template-shipped = the shipped one; put your own into { $file }
check-remedies-report-template = Mend the template in Word or take it away: until then the shipped one is used

cli-report = The whole report set of a period in a folder: Word, XLSX, charts, figures. Example: otklik report 2026Q3 --to reports
cli-report-to = the folder in which the folder of the period will be
cli-report-verify = a file of a set: was it changed, and are the figures still the same
cli-report-what = A period and a folder are needed: otklik report 2026Q3 --to reports — or a file to verify: otklik report --verify FILE
cli-report-day = { $period ->
    [later] The period has not begun: it begins on { $first }, today is { $last }
   *[begun] --as-of: a day not before { $first } and not after { $last }
}
cli-report-verify-alone = With --verify no period, --to or --as-of: the snapshot has them
cli-report-made = The set is in { $folder }. Snapshot { $snapshot }: by it any file can be verified (otklik report --verify FILE)
cli-report-others = Folder { $folder } has { $n ->
    [one] a file that the program did not make or that was changed: { $names }. Move it
   *[other] files that the program did not make or that were changed: { $names }. Move them
} elsewhere: a set is replaced whole
cli-report-unchanged = { $file }: unchanged. It is { $name } of snapshot { $snapshot }: period { $period }, data as of { $as_of }, program { $program }.
cli-report-since = Changed since then: { $profile ->
    [yes] { $program ->
        [yes] the profile and the version of the program
       *[no] the profile
    }
   *[no] the version of the program
}.
cli-report-same = The figures, worked out anew as of the same day, are the same.
cli-report-differ = The figures, worked out anew as of the same day, differ: { $why ->
    [data] data were corrected later
   *[other] what is named above has changed, and data may have been corrected
}. Differences: { $n }
cli-report-difference = { $where }: was { $was }, is { $now }
cli-report-changed = { $file }: the file was changed after it was made. It is of snapshot { $snapshot } (period { $period }, data as of { $as_of }); to make it anew: otklik report { $period } --as-of { $as_of } --to FOLDER
cli-report-unknown = { $file }: this installation made no such file, or it was changed beyond recognition

reporttemplate-title = The report's template
reporttemplate-about = The report is made by a Word template. Download it, change fonts, margins, the coat of arms, the signature in Word, and upload it. Leave the fields in double braces: data will stand there; docs/шаблон-справки.md lists them. A file that will not do is refused, and told why.
reporttemplate-state = { $own ->
    [yes] Now: your own template.
   *[no] Now: the shipped template.
}
reporttemplate-download = Download the template (DOCX)
reporttemplate-file = Word file (.docx), 5 MB at most
reporttemplate-put = Upload the template
reporttemplate-remove = Remove your template, go back to the shipped one
reporttemplate-no-file = Choose a file: there is nothing to upload.
reporttemplate-this = of the report
reporttemplate-not-taken = Nothing was changed.
reporttemplate-not-written = The template could not be written to the disk. Tell the server's administrator and try again; the former template is in its place.
