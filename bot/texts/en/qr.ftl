## QR codes: the list to print, and pages of the desk

qr-index = List of QR codes
qr-employees = For employees
qr-what = What it opens
qr-code = Code

## places
desk-places-about = Places where QR codes hang: boards, reception rooms, the site, the end of a reply. A new one is at once in QR codes, links, questionnaires and routes.
desk-places-new = New place
desk-places-title = Title
desk-places-title-help = Citizens and colleagues see it: “Hall, 1 Garden Street”. Answers stand below it in the report.
desk-places-point = Kind of place
desk-places-used = The place is in use
desk-places-used-help = Untick it when the poster is gone: the place leaves all lists. Codes still on paper open the survey, and figures of past quarters keep the title.
desk-places-retired = no longer in use
desk-places-twin = There is a place “{ $title }” already. Please choose another title.
desk-places-bad-title = A title has 1 to { $longest } characters.

## the page of QR codes
desk-nav-qr = QR codes
qr-about = Choose a survey and a place: you get the QR code, a short code for whoever cannot scan it, posters, a desk tent and a piece for letters. What is printed does not grow old: it leads to a page where people choose the site or a messenger themselves.
qr-survey = Survey
qr-now = Asked now
qr-later = Not asked now
qr-place = Place
qr-show = Show
qr-code-alt = QR code. It opens the same page as the short code
qr-code-help = The short code is typed on the first page of the section, or sent to our bot. { $place ->
    [none] It stays for ever and has no place: we do not learn where employees answered.
   *[other] It belongs to this place for ever.
}
qr-local = Do not print yet: the address { $url } is seen on this machine only, and no phone will open the code. Ask whoever runs the server to set the site's address (OTKLIK_WEB__PUBLIC_URL).
qr-papers = To print
qr-kind = { $kind ->
    [poster-a4-pdf] Poster A4
    [poster-a5-pdf] Poster A5
    [posters-a5-on-a4-pdf] Two A5 on a sheet A4
    [tent-pdf] Desk tent
    [stamp-png] Piece for letters, picture
   *[other] Piece for letters, Word
}
qr-kit = { $place ->
    [none] All of it, ZIP
   *[other] All for this place, ZIP
}
qr-alone = Codes alone
qr-choice = With a choice of where to answer
