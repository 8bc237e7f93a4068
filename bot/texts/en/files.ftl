# Photos and files: for authors, on the card, on the site.

message-ask-files = You can attach up to { $count } files of { $size } MB each: { $formats }. We remove where and when a photo was taken.
message-files-so-far = Attached: { $count } of { $limit }.
message-file-added = { $added ->
        [one] The file was added
       *[other] The files were added
    }: { $count } of { $limit }. { $count ->
        [5] Press “Next”.
       *[other] Send another one or press “Next”.
    }
message-formats = { $kind ->
        [photos] photos (JPEG, PNG, WEBP)
       *[all] photos (JPEG, PNG, WEBP), PDF, DOCX, XLSX
    }
message-review-files = Files: { $count }
message-files-gone = The files lay in the draft for too long, and some of them are deleted by now. Please attach them again or send the message without them.
message-files-late = The file came when the message had been sent or cancelled already. We did not keep it and removed it from the chat where we could.
thread-may-attach = You can attach up to { $count } files: { $formats }. We remove where and when a photo was taken.
thread-file-added = { $added ->
        [one] The file was added
       *[other] The files were added
    }: { $count } of { $limit }. Write what { $count ->
        [one] it shows
       *[other] they show
    } or press “Send”.
thread-only-words = We cannot read this. Please write it in words or attach a photo.
buttons-add-file = Attach a photo or a file
buttons-without-files = Without files
buttons-remove-files = Remove the files

limits-many-files = No more than { $limit } files can be attached. The others were not kept.
limits-which-file = { $of ->
    [1] { $look ->
        [photo] The photo
        [video] The video
        [audio] The recording
       *[file] The file
    }
   *[other] File { $n } of { $of }{ $look ->
        [photo] , a photo,
        [video] , a video,
        [audio] , a recording,
       *[file] { "" }
    }
}
limits-big-file = { $which } is larger than { $size } MB. Please send a smaller one.
limits-bad-file = { $of ->
    [1] Such files are not taken. These are: { $formats }.
   *[other] { $which } does not fit. These do: { $formats }.
}
limits-broken-file = { $which } cannot be opened. Please send another.
limits-heic = { $of ->
    [1] Photos in HEIC are not taken. Please send it as a photo, not as a file, or save it as JPEG.
   *[other] { $which } is in HEIC, which is not taken. Please send it as a photo, not as a file, or save it as JPEG.
}
limits-macros = { $which } has macros and is not taken. Please save it without them.
limits-not-photo = { $of ->
    [1] { limits-only-photos }
   *[other] { $which } does not fit. { limits-only-photos }
}
limits-only-photos = Without a trace only photos are taken: other files may tell who made them.
limits-lost-files = Files that did not arrive: { $count }. Please send them again.
limits-files-later = Photos and files can be attached a little later, when there is a place for the text.

staff-card-files = { $count ->
        [one] { $count } file
       *[other] { $count } files
    } to look at on the desk: { $link }
staff-files-only = Without words, files only.
desk-case-files = Files
desk-case-file = File { $n }{ $voice ->
        [staff] , from an answer
       *[author] { "" }
    }: { $kind ->
        [jpeg] photo
        [pdf] PDF
        [docx] DOCX
       *[xlsx] XLSX
    }, { $size }
desk-case-file-size = { $kilobytes } KB
web-choose-files = Photos from this phone or computer
web-attach = Attach the chosen ones
web-nothing-chosen = Choose a photo first, then press “Attach the chosen ones”.
