## рабочее место: очередь и сообщение

desk-cases-title = Очередь
desk-cases-filters = Какие сообщения показать
desk-cases-pages = Страницы
desk-cases-earlier = Предыдущие
desk-cases-later = Следующие
desk-cases-empty = Здесь пока ничего нет.
desk-cases-batches = Сообщения «без следа» появляются здесь не сразу, чтобы время не выдало автора, а вместе: в { $hours } и { $last }. Если в них говорится об опасности — с началом следующего часа.
desk-cases-back = Вернуться в очередь
desk-cases-urgent = срочно
desk-cases-traceless = без следа
desk-cases-internal = от сотрудника
desk-cases-column = { $column ->
    [number] №
    [topic] Тема
    [status] Состояние
    [due] Срок
    [owner] Ответственный
    [channel] Канал
   *[received] Поступило
}
desk-case-title = Сообщение № { $number }
desk-case-thread = Переписка
desk-case-erased = Текст удалён: срок его хранения вышел.
desk-case-steps = Что сделать
desk-case-history = Журнал
desk-case-said = { $voice ->
    [staff] { $kind ->
        [question] Наш вопрос
        [notice] Наше уведомление
        [kept] Решение прежнее
       *[answer] Наш ответ
    }
   *[author] { $kind ->
        [addition] Автор дополнил
        [reply] Автор ответил
        [wish] Автор просит вернуть в работу
       *[text] Автор написал
    }
}
desk-case-upcoming = { $show ->
    [mine] Следующее из ваших: № { $number } · { $topic }
   *[other] Следующее новое: № { $number } · { $topic }
}
desk-case-actor = { $actor ->
    [author] автор
    [operator] оператор
    [admin] администратор
    [analyst] аналитик
    [clock] по сроку
    [import] загрузка
   *[other] { $actor }
}
desk-case-field = { $field ->
    [created] поступило
    [taken_by] ответственный
    [answer] дан ответ автору
    [question] вопрос автору
    [outcome] итог
    [cause] причина
    [answered_at] дата ответа
    [outcome_reason] записано основание
    [due] срок
    [topic] тема
    [kind] вид
    [answered] дата ответа
    [received] дата поступления
    [registered] дата регистрации
    [notice] автору сообщили
    [kept] автору объяснили, почему решение прежнее
    [helped] ответ помог
    [mark] оценка автора
    [reasons] что не так
    [wish] просьба вернуть в работу
    [extended] срок продлён
    [promised] обещали сделать до
    [duplicate_of] объединено с
    [duplicates] объединены с ним
    [unit] подразделение
    [channel] канал
    [audience] контур
    [place] точка с QR-кодом
    [organisation] организация
    [direction] направление
    [client_kind] кто обратился
    [representative] через представителя
    [form] форма
    [collective] коллективное
    [anonymous] анонимное
    [repeat] повторное
    [code] код текста
   *[other] { $field }
}
desk-case-taken = взято в работу
desk-case-released = возвращено в общую очередь
desk-case-reopened = возвращено в работу
desk-case-to = { $field }: { $new }
desk-case-from-to = { $field }: было «{ $old }», стало «{ $new }»
desk-case-step = { $step ->
    [reply] Ответ автору сообщения № { $number }
    [ask] Вопрос автору сообщения № { $number }
    [resolved] № { $number }: решено
    [explained] № { $number }: разъяснено
    [partial] № { $number }: решено частично
    [refused] № { $number }: отказ
    [forwarded] № { $number }: не наше
    [extend] № { $number }: продлить срок
    [answered] № { $number }: дан ответ
    [supported] № { $number }: обещаем сделать
    [withdrawn] № { $number }: отозвано автором
    [duplicate] № { $number }: дубликат
    [done] № { $number }: обещанное сделано
    [hide] № { $number }: скрыть
    [keep] № { $number }: решение остаётся прежним
   *[no_answer] № { $number }: без ответа
}
desk-case-ask = { $step ->
    [ask] Ваш вопрос. Ответ ждём { $days } рабочих дней, потом рассматриваем по имеющимся сведениям
    [refused] Причина отказа. Её увидит автор
    [forwarded] Кому передаём: укажите орган. Его название увидит автор
    [no_answer] Почему оставляем без ответа. Причину увидит автор
    [reply] Ответ от имени администрации
    [extend] Почему продлеваем срок. Причину увидит автор
    [answered] Ответ. Этот текст увидит автор
    [supported] Что обещаем сделать. Этот текст увидит автор
    [done] Что сделано. Автор узнает, что обещанное выполнено
    [withdrawn] Как автор попросил прекратить работу, например: «по телефону 20 ноября». Запись увидят только сотрудники
    [duplicate] Номер сообщения, с которым объединить. У обращения из другого журнала — канал и номер, например post:15-к
    [keep] Почему решение остаётся прежним. Причину увидит автор
    [hide] Почему скрываем. Причину увидят только сотрудники. Скрытое уходит из очереди и из показателей
   *[resolved] Что сделано или что разъяснили. Этот текст увидит автор
}
desk-case-more = Другие шаги
desk-case-yes = да
desk-case-no = нет
desk-case-hidden = скрыто из очереди и из показателей
desk-case-shown = снова показано
desk-case-taken-apart = № { $number } больше не объединено с ним
desk-case-day = { $step ->
    [extend] Новый срок
   *[supported] До какого дня сделаем
}
desk-case-its-answer = Ответ по № { $number }, его получит автор: { $text }
desk-case-cause = Основная причина
desk-case-cause-choose = Выберите причину
desk-case-cause-needed = Выберите основную причину: без неё сообщение не закрыть.
desk-case-look = Проверить
desk-case-check = Проверьте и отправьте
desk-case-cancel = Не отправлять, вернуться к сообщению
desk-case-will-close = Сообщение будет закрыто: { $status }. Причина: { $cause }.
desk-case-until = Ответ автора ждём до { $due }.
desk-conflict = Сообщение уже изменил другой сотрудник. Вот как обстоит дело сейчас.
desk-key-needed = Содержание запечатано. Чтобы прочитать его, нужен ключ сотрудников.
