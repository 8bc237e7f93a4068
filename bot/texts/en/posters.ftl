## posters, desk tents and stamps with a QR code

posters-title = { $kind ->
    [message] Write to us
    [reception] Have you been received here? Tell us how it went
    [stand] Rate our work in a minute
   *[survey] { $title }
}
posters-time = { $kind ->
    [message] A problem, a proposal or a question
    [reception] Anonymous, one minute
    [stand] { "" }
    [elsewhere] On the page { $host }
   *[survey] Anonymous, about { $duration }
}
posters-how = { $kind ->
    [message] Point your telephone's camera at the QR code. This is no official appeal.
    [stand] Point your telephone's camera at the QR code. It is anonymous.
   *[survey] Point your telephone's camera at the QR code.
}
posters-no-phone = No smartphone? Ask our staff for a paper form.
posters-open = The camera does not work? Open
posters-then = { $how ->
    [send] and send the code
   *[type] and type the code
}
posters-door = { $door ->
    [telegram] Telegram
    [vk] VK
    [max] MAX
   *[web] Site
}
posters-fold = Fold along the three dashed lines, words outside
posters-glue = Put this edge below the upper one and glue them
posters-reply-footer-paper = Tell us how your appeal was handled: point the camera at the QR code or open { $link }. Anonymous.
posters-stamp = { $kind ->
    [message] A problem, a proposal or a question? Write to us: point the camera at the QR code or open { $link }. This is no official appeal.
    [elsewhere] Please take the survey “{ $title }”: point the camera at the QR code or open { $link }. It is held on the page { $host }.
   *[survey] Please take the survey “{ $title }”: point the camera at the QR code or open { $link }. Anonymous, about { $duration }.
}
posters-stamp-code = Code: { $code }
posters-alt = QR code. Link: { $link }
