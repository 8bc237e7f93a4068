# Фото и файлы: у авторов, в карточке, на сайте.

message-ask-files = Можно приложить файлы, до { $count }, каждый не больше { $size } МБ. Подойдут: { $formats }. Сведения о месте и времени съёмки мы из фото удалим.
message-files-so-far = Приложено: { $count } из { $limit }.
message-file-added = { $added ->
        [one] Файл добавлен
       *[other] Файлы добавлены
    }: { $count } из { $limit }. { $count ->
        [5] Нажмите «Дальше».
       *[other] Пришлите ещё или нажмите «Дальше».
    }
message-formats = { $kind ->
        [photos] фото (JPEG, PNG, WEBP)
       *[all] фото (JPEG, PNG, WEBP), PDF, DOCX, XLSX
    }
message-review-files = Файлов: { $count }
message-files-gone = Файлы пролежали в черновике слишком долго, и часть их уже удалена. Приложите их, пожалуйста, ещё раз или отправьте сообщение без них.
message-files-late = Файл пришёл, когда сообщение уже было отправлено или отменено. Мы его не сохранили и, где это возможно, убрали из переписки.
thread-may-attach = Можно приложить файлы, до { $count }: { $formats }. Сведения о месте и времени съёмки мы из фото удалим.
thread-file-added = { $added ->
        [one] Файл добавлен
       *[other] Файлы добавлены
    }: { $count } из { $limit }. Напишите, что на { $count ->
        [one] нём
       *[other] них
    }, или нажмите «Отправить».
thread-only-words = Такое прочитать не сможем. Напишите, пожалуйста, словами или приложите фото.
buttons-add-file = Приложить фото или файл
buttons-without-files = Без файлов
buttons-remove-files = Убрать файлы

limits-many-files = Можно приложить не больше { $limit } файлов. Остальные не сохранены.
limits-which-file = { $of ->
    [1] { $look ->
        [photo] Фото
        [video] Видео
        [audio] Звукозапись
       *[file] Файл
    }
   *[other] Файл { $n } из { $of }{ $look ->
        [photo] , фото,
        [video] , видео,
        [audio] , звук,
       *[file] { "" }
    }
}
limits-big-file = { $which } больше { $size } МБ. Пришлите, пожалуйста, файл поменьше.
limits-bad-file = { $of ->
    [1] Такие файлы не принимаем. Подойдут: { $formats }.
   *[other] { $which } не подходит. Подойдут: { $formats }.
}
limits-broken-file = { $which } не открывается. Пришлите, пожалуйста, другой.
limits-heic = { $of ->
    [1] Фото в формате HEIC не принимаем. Отправьте его, пожалуйста, как фото, а не как файл, или сохраните в JPEG.
   *[other] { $which } в формате HEIC, такие не принимаем. Отправьте его, пожалуйста, как фото, а не как файл, или сохраните в JPEG.
}
limits-macros = { $which } с макросами не принимаем. Сохраните его, пожалуйста, без макросов.
limits-not-photo = { $of ->
    [1] { limits-only-photos }
   *[other] { $which } не подходит. { limits-only-photos }
}
limits-only-photos = Без следа принимаем только фото: в других файлах бывают сведения об авторе.
limits-lost-files = Не дошло файлов: { $count }. Пришлите их, пожалуйста, ещё раз.
limits-files-later = Фото и файлы можно приложить чуть позже, когда появится место для текста.

staff-card-files = { $count ->
        [one] { $count } файл
        [few] { $count } файла
       *[many] { $count } файлов
    } — смотреть за столом: { $link }
staff-files-only = Без слов, только файлы.
desk-case-files = Файлы
desk-case-file = Файл { $n }{ $voice ->
        [staff] , из ответа
       *[author] { "" }
    }: { $kind ->
        [jpeg] фото
        [pdf] PDF
        [docx] DOCX
       *[xlsx] XLSX
    }, { $size }
desk-case-file-size = { $kilobytes } КБ
web-choose-files = Фото с телефона или компьютера
web-attach = Приложить выбранные
web-nothing-chosen = Сначала выберите фото, потом нажмите «Приложить выбранные».
