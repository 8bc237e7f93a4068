## the desk: enter an appeal

desk-entry-title = Enter an appeal
desk-entry-saved = Entered: message No. { $number }.
desk-entry-open = Open
desk-entry-open-number = Open No. { $number }
desk-entry-choose = Choose
desk-entry-none = not told
desk-entry-save = Save
desk-entry-save-more = Save and enter another
desk-entry-more-fields = Number in the journal, registration and more
desk-entry-mend = Nothing was saved. { $n ->
    [one] Mend { $n } field, it is marked.
   *[other] Mend { $n } fields, they are marked.
}
desk-entry-near = Perhaps you mean:
desk-entry-alike = { $n ->
    [one] There is a message like this. Is it the same?
   *[other] There are { $n } messages like this. Is one of them the same?
}
desk-entry-alike-do = If this is a new appeal, press “Save” once more. If its author has written of it before, tick “Repeated”.
desk-entry-long = Too long: { $length } characters, and there is room for { $limit }. Please shorten it.
desk-entry-field = { $field ->
    [channel] How it came
    [received] Day of receipt
    [at] Hour, if known
    [kind] Kind of appeal
    [text] What it is about. The author's name and address are not needed
    [topic] Topic: begin to type
    [spot] Where it is
    [place] Place with a QR code, if it comes from one
    [organisation] Organisation, if it is not about the administration
    [client_kind] Who wrote
    [external_id] Number in the journal. If left empty, the program gives one
    [registered] Day of registration
    [audience] Audience
    [form] Form
    [direction] Direction
    [cause] Main cause
    [representative] Through a representative
    [collective] Collective
    [anonymous] Anonymous: the author gave no name
   *[repeat] Repeated
}
desk-entry-fault = { $fault ->
    [choose] Choose from the list.
    [day] There is no such day. Write, for example, 20.11.2026.
    [no_day] Tell the day.
    [future] This day has not come yet.
    [past] This is more than ten years ago. Check the year.
    [before] The registration is before the receipt. Mend one of the days.
    [hour] There is no such hour. Write, for example, 14:05, or leave it empty.
    [topic] There is no such topic. Choose from the suggestions or leave it empty.
    [topics] There is no such topic. Those like it are named below: write one of them or leave it empty.
    [no_text] Tell the appeal in one sentence at least.
   *[twin] An appeal with this number from this channel is there already. Check the number.
}
