# Рабочий чат: карточки сообщений, шаги сотрудников, команды. И слова автору от имени администрации.

staff-status =
    { $status ->
        [received] Принято
        [registered] Зарегистрировано
        [in_work] В работе
        [needs_answer] Ждём автора
        [reopened] Возвращено в работу
        [resolved] Решено
        [supported] Поддержано
        [partial] Решено частично
        [explained] Разъяснено
        [answered] Дан ответ
        [refused] Отказано
        [forwarded] Передано
        [no_answer] Без ответа
        [duplicate] Объединено
        [withdrawn] Отозвано автором
        [hidden] Скрыто
       *[other] { $status }
    }
staff-step =
    { $step ->
        [take] Взять
        [release] Вернуть
        [reply] Ответить
        [ask] Вопрос автору
        [to_unit] Передать подразделению…
        [hand_over] Передать коллеге…
        [resolved] Решено
        [explained] Разъяснено
        [partial] Частично
        [refused] Отказ…
        [forwarded] Не наше…
        [no_answer] Без ответа…
        [more] Ещё…
        [extend] Продлить…
        [answered] Дан ответ
        [supported] Обещаем сделать…
        [withdrawn] Отозвано автором…
        [duplicate] Дубликат…
        [done] Сделано…
        [keep] Оставить решение…
        [unlink] Разъединить
        [correct] Исправить…
        [hide] Скрыть…
        [show] Показать снова
       *[reopen] Вернуть в работу
    }
staff-verb =
    { $verb ->
        [send] Отправить
        [keep] Сохранить
        [hide] Скрыть
        [duplicate] Объединить
        [withdrawn] Отметить отозванным
        [edit] Исправить
        [unfile] Убрать файлы
       *[cancel] Отменить
    }

staff-card =
    № { $number } · { $status }
    { $kind } · { $topic }
    Место: { $place }
    Канал: { $channel } · принято { $date }
    Срок: { $due } ({ $due_left })
    Ответственный: { $owner }

    { $text }
staff-card-no-text =
    № { $number } · { $status }
    { $kind } · { $topic }
    Канал: { $channel } · принято { $date }
    Срок: { $due } ({ $due_left })
    Ответственный: { $owner }
    Текст и файлы — на рабочем месте: { $link }
staff-card-traceless =
    № { $number } · { $status } · без следа
    { $kind } · { $topic }
    Канал: { $channel } · принято { $date }
    Срок: { $due } ({ $due_left })
    Ответственный: { $owner }
    Содержание запечатано. Его читают сотрудники с ключом на рабочем месте: { $link }
staff-card-added =
    { $kind ->
        [reply] Ответ автора { $date }: { $text }
        [wish] Автор просит вернуть в работу, { $date }: { $text }
       *[addition] Дополнение { $date }: { $text }
    }
staff-card-more = Полностью — на рабочем месте: { $link }
staff-card-mode-here = Ответ: придёт автору в диалог
staff-card-mode-traceless = Ответ: автор узнает по коду
staff-card-mode-gone = Ответ: отправить некуда, адрес удалён; он останется в реестре
staff-card-waiting = Ждём ответа автора до { $due }
staff-card-answered = Автору уже отвечали
staff-urgent-mark = Срочно: возможна угроза безопасности или нарушение прав
staff-owner-none = не назначен
staff-place-none = не указано
staff-desk-here = «Очередь» на сайте
staff-due-none = не назначен
staff-due-closed = закрыто
staff-due-today = сегодня последний день
staff-due-left =
    { $days ->
        [one] остался { $days } день
        [few] осталось { $days } дня
       *[many] осталось { $days } дней
    }
staff-due-over =
    { $days ->
        [one] просрочено на { $days } день
        [few] просрочено на { $days } дня
       *[many] просрочено на { $days } дней
    }

staff-ask-reply = Напишите ответ автору сообщения № { $number }. Он придёт ему в диалог от имени администрации.
staff-ask-reply-traceless = Напишите ответ на сообщение № { $number }, отправленное без следа. Автор увидит его по коду, от имени администрации. Содержание сообщения — на рабочем месте: { $link }
staff-ask-result =
    { $step ->
        [explained] Что разъясняем по № { $number }? Этот текст увидит автор.
       *[resolved] Что сделано по № { $number }? Этот текст увидит автор.
    }
staff-ask-refusal = Укажите причину отказа по № { $number }. Без неё отказ не сохраняется; причину увидит автор.
staff-ask-no-answer = Почему № { $number } оставляем без ответа? Причину увидит автор.
staff-ask-agency = Кому передаём № { $number }? Укажите орган; автор увидит его название.
staff-ask-question = Напишите вопрос автору сообщения № { $number }. Он придёт ему в диалог. Ответ ждём { $days } рабочих дней, потом рассматриваем по имеющимся сведениям.
staff-ask-question-traceless =
    Напишите вопрос автору сообщения № { $number }, отправленного без следа. Содержание — на рабочем месте: { $link }
    Автор увидит вопрос, только когда проверит код, поэтому ответа может не быть. Ждём { $days } рабочих дней.
staff-ask-cause = Выберите основную причину по № { $number }. Без неё сообщение не закрыть.
staff-reply-here = Ответьте на это сообщение бота.
staff-check =
    { $kind ->
        [ask] Проверьте вопрос по № { $number }:
        [extend] Проверьте продление срока по № { $number }. Причина:
       *[answer] Проверьте ответ по № { $number }:
    }

    { $text }
staff-check-closing =
    № { $number } будет закрыто: { $status }.
    Причина: { $cause }
staff-check-fetched = Автор увидит это по коду.
staff-check-nobody = Отправить автору нельзя: адрес удалён. Текст останется в реестре.
staff-check-ask =
    { $verb ->
        [keep] Сохранить?
        [duplicate] Объединить?
        [withdrawn] Отметить отозванным?
       *[send] Отправить?
    }
staff-sent = Ответ по № { $number } сохранён, отправляем автору.
staff-sent-traceless = Ответ по № { $number } сохранён. Автор увидит его по коду.
staff-address-gone = Отправить ответ по № { $number } нельзя: автор попросил удалить адрес или вышел срок его хранения. Ответ сохранён в реестре.
staff-closed = № { $number } закрыто: { $status }.
staff-question-sent = Вопрос по № { $number } задан. Ответ ждём до { $due }.
staff-dropped = Шаг по № { $number } отменён, автору ничего не отправлено.
staff-draft-gone = Этот шаг уже закончен или отменён. Начните, пожалуйста, заново с карточки.
staff-look-again = Пока вы писали, в сообщении появилось новое. Посмотрите карточку и нажмите ту же кнопку ещё раз.
staff-closed-already = № { $number } уже закрыто. Чтобы ответить, верните его в работу.
staff-changed-already =
    { $held ->
        [somebody] № { $number } уже изменили: { $status }, у кого: { $owner }. Карточка обновлена.
       *[nobody] № { $number } уже изменили: { $status }. Карточка обновлена.
    }
staff-old-button = Эта кнопка уже не действует.
staff-words-empty = Текст пустой. Напишите, пожалуйста, словами.
staff-words-long =
    { $length ->
        [one] Получился { $length } знак
        [few] Получилось { $length } знака
       *[many] Получилось { $length } знаков
    }, а можно до { $limit }. Сократите, пожалуйста, текст.
staff-only-text = Автору можно отправить текст, фото или файл. Остальное напишите, пожалуйста, словами.
staff-not-member = Кнопки действуют только для участников этого чата.
staff-not-person = Отвечать и нажимать кнопки можно только от своего имени. Отключите анонимность в чате.
staff-our-mistake = Не получилось: ошибка в программе. Ничего не отправлено. Назовите администратору код { $incident }.
staff-key-missing = Это сообщение запечатано ключом, которого здесь нет: ответить на него нельзя. Обратитесь к администратору.
staff-no-figures = Показатели пока не собраны.
staff-try-again = Не получилось, попробуйте, пожалуйста, ещё раз.

staff-question-answered = Автор ответил на вопрос по № { $number }: { $text }
staff-question-answered-no-text = Автор ответил на вопрос по № { $number }. Ответ — на рабочем месте: { $link }
staff-question-expired = Автор не ответил на вопрос по № { $number }. Рассмотрите по имеющимся сведениям.
staff-added = Автор дополнил сообщение № { $number }: { $text }
staff-added-no-text = Автор дополнил сообщение № { $number }. Дополнение — на рабочем месте: { $link }
staff-withdrawn = Автор отозвал сообщение № { $number }. Работу по нему можно прекратить.

staff-unknown-command = Такой команды нет. Справка — /help.
staff-foreign-chat = Этот бот работает в личных сообщениях и в чатах администрации. Здесь он ничего не собирает и сейчас выйдет из чата.
staff-announce =
    Опрос «{ $title }» открыт до { $date }. Он анонимный: имя, должность и отдел мы не спрашиваем, чат не видит, кто ответил.
    Нажмите кнопку: опрос откроется в личном диалоге с ботом.
staff-announce-button = Ответить анонимно

masking-phone = [телефон скрыт]
masking-email = [почта скрыта]
masking-card = [номер карты скрыт]
masking-passport = [паспорт скрыт]
masking-snils = [СНИЛС скрыт]

notify-answer =
    { $outcome ->
        [refused] По сообщению { $number } помочь не получилось. Причина: { $result } Если вы не согласны, подайте официальное обращение — бот подскажет как.
        [no_answer] Сообщение { $number } принято к сведению. Ответ по нему не готовится: { $result }
       *[other]
            Ответ на ваше сообщение { $number } от { $date }. Тема: { $topic }. { $status }.

            { $result }
    }
notify-closed = Сообщение { $number } закрыто: { $status }.
notify-forwarded = Ваше сообщение { $number } передано по принадлежности: { $agency }.
notify-question =
    По вашему сообщению { $number } нужно уточнение: { $question }

    Ответьте, пожалуйста, до { $due }. Если не ответите, рассмотрим сообщение по имеющимся сведениям.
notify-reopened = Ваше сообщение { $number } вернули в работу. Плановый срок: { $due }.
