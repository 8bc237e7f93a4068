# Files on their way out: with an answer to its author, below a card in a staff chat.

notify-file = File { $n } of { $total } to { $kind ->
        [answer] our answer to message
       *[card] message
    } { $number }.
notify-files = { $count ->
        [one] A file
       *[other] Files
    } to { $kind ->
        [answer] our answer to message
       *[card] message
    } { $number }.
notify-files-lost = { $count ->
        [one] A file came with the answer, but it could not be sent here. If you need it, write to us.
       *[other] Files came with the answer, but not all could be sent here. If you need them, write to us.
    }

desk-step-files = Files to go with the answer: photos, PDF, DOCX or XLSX, up to { $count } of { $size } MB each. We remove where and when a photo was taken.
desk-step-files-go = These files go with the answer:
staff-files-gone = The files went with another answer already, or lay for too long. Please attach them again.

thread-given = { $count ->
        [one] { $count } file came with the answer
       *[other] { $count } files came with the answer
    }{ $way ->
        [here] : we sent them here.
        [below] : the links are below.
       *[site] . Look at them on the site: “Check a message”, with the same code.
    }
buttons-given-file = File { $n } of the answer: { $kind ->
        [jpeg] photo
        [pdf] PDF
        [docx] DOCX
       *[xlsx] XLSX
    }
staff-no-files-here = A file can be sent as a reply to the card of an open case, or to a window that waits for words to the author.
staff-may-attach = You can reply with files too, up to { $count }: photos, PDF, DOCX, XLSX. Words under them are the text of the answer.
staff-attached = Files attached: { $count } of { $limit }.
check-names-vk-files = VK, files with an answer
check-reasons-no-uploads = the key has no rights to photos and documents: words of an answer go, files do not
check-remedies-allow-uploads = make a new key of the community with these rights
