# Files on their way out: with an answer to its author, below a card in a staff chat.

notify-file = Файл { $n } из { $total } к { $kind ->
        [answer] нашему ответу на сообщение
       *[card] сообщению
    } { $number }.
notify-files = { $count ->
        [one] Файл
       *[other] Файлы
    } к { $kind ->
        [answer] нашему ответу на сообщение
       *[card] сообщению
    } { $number }.
notify-files-lost = { $count ->
        [one] К ответу был приложен файл, но отправить его сюда не получилось. Если он нужен, напишите нам.
       *[other] К ответу были приложены файлы, но отправить сюда получилось не все. Если они нужны, напишите нам.
    }

desk-step-files = Файлы к ответу: фото, PDF, DOCX или XLSX, до { $count }, каждый не больше { $size } МБ. Сведения о месте и времени съёмки из фото удалим.
desk-step-files-go = Вместе с ответом уйдут файлы:
staff-files-gone = Файлы уже отправлены с другим ответом или пролежали слишком долго. Приложите их, пожалуйста, ещё раз.

thread-given = { $count ->
        [one] К ответу приложен { $count } файл
        [few] К ответу приложены { $count } файла
       *[many] К ответу приложено { $count } файлов
    }{ $way ->
        [here] ; всё это мы прислали сюда же.
        [below] : { $count ->
            [one] ссылка
           *[other] ссылки
        } ниже.
       *[site] . Посмотреть можно на сайте: «Узнать о сообщении», тот же код.
    }
buttons-given-file = Файл { $n } из ответа: { $kind ->
        [jpeg] фото
        [pdf] PDF
        [docx] DOCX
       *[xlsx] XLSX
    }
staff-no-files-here = Файл можно приложить ответом на карточку открытого дела или на окно, где ждут слов для автора.
staff-may-attach = Можно ответить и файлами, до { $count }: фото, PDF, DOCX, XLSX. Слова под ними — текст ответа.
staff-attached = Приложено файлов: { $count } из { $limit }.
check-names-vk-files = ВКонтакте, файлы с ответом
check-reasons-no-uploads = у ключа нет прав «Фотографии» и «Документы»: слова ответа уйдут, файлы — нет
check-remedies-allow-uploads = создайте ключ сообщества заново, с этими правами
