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
