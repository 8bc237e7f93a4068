## ready lines: for document systems, e-mail and the end of a reply

posters-reply-footer = Please tell us how your appeal was handled: { $link } (anonymous, about { $duration }).
posters-staff-notice = Colleagues, the survey “{ $title }” is open until { $date }. Anonymous, about { $duration }: { $link }
ready-with-slip = A one-time slip is needed.
ready-survey = Please take the survey “{ $title }”: { $link } (anonymous, about { $duration }).
ready-elsewhere = Please take the survey “{ $title }”: { $link } (held on the page { $host }).
ready-message = A problem, a proposal or a question? Write to us: { $link } (this is no official appeal).
ready-title = Ready lines
ready-about = For a letter, the document system or the end of a reply: select and copy. The link is the same for everybody.
ready-write-to-us = Write to us
ready-line = { $door ->
    [telegram] Telegram
    [vk] VK
   *[web] Site
}
ready-none = There is no link: members of the employees' chat may answer, and no messenger is connected now.
staff-ready-list = Ready lines with a link, for letters or the end of a reply. Press a number:
staff-ready-title = { $audience ->
    [internal] { $title } (for employees)
   *[external] { $title }
}
staff-ready-how = Select a line and copy it. The link is the same for everybody.
staff-ready-back = To the list
staff-ready-over = This survey is over. Ask for the list again: /lines
staff-ready-none = There are no links: neither the site nor a messenger is set up through which people reach us.
