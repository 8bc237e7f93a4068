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
