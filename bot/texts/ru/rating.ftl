# Оценка ответа автором и просьба вернуть сообщение в работу.

rating-ask = Ответ вам помог?
rating-ask-score = Как вы оцениваете ответ? 1 — совсем плохо, 5 — отлично. Можно пропустить.
rating-ask-reason = Что не так? Отметьте всё, что подходит.
rating-reason =
    { $reason ->
        [unsolved] Проблема не решена
        [formal] Ответ не по существу
        [unclear] Ответ трудно понять
        [slow] Ответ пришёл поздно
        [disagree] Решение кажется неверным
       *[other] Другое (напишу)
    }
rating-thanks = Спасибо за оценку! Она поможет нам отвечать лучше.
rating-already = Вы уже оценили этот ответ { $date }. Спасибо!
rating-closed = Оценить ответ можно было до { $date }. Если вопрос не решён, напишите нам ещё раз.
rating-ask-check = Можно спросить вас { $date } ещё раз, всё ли в порядке?
rating-check-agreed = Хорошо, спросим ещё раз { $date }.

reopening-offer = Вернуть сообщение { $number } в работу?
reopening-ask-reason = Напишите, что осталось нерешённым. До { $limit } знаков.
reopening-accepted-here = Просьба принята. Мы проверим ответ и до { $due } пришлём решение сюда.
reopening-accepted = Просьба принята. Мы проверим ответ и до { $due } примем решение — оно появится по тому же коду.
reopening-declined = Мы ещё раз проверили сообщение { $number }. Решение прежнее. Причина: { $reason }. Если вы не согласны, подайте официальное обращение.
reopening-expired = Вернуть сообщение в работу можно было до { $date }. Напишите, пожалуйста, новое.
reopening-limit = Это сообщение уже возвращали в работу. Если вопрос не решён, подайте официальное обращение.

notify-rating = Ответ на сообщение { $number } вам помог? Оценить его можно до { $date }.
notify-check =
    Вы разрешили спросить ещё раз. Ответ на сообщение { $number } вам помог? Оценить его можно до { $date }.

buttons-helped = Помогло
buttons-not-helped = Не помогло
buttons-reopen = Вернуть в работу
buttons-no-reopen = Не нужно
buttons-ask-again = Спросите ещё раз

staff-rating =
    { $helped ->
        [yes] помогло
       *[no] не помогло
    }{ $mark ->
        [0] { "" }
       *[other] , { $mark } из 5
    }{ $reasons ->
        [none] { "" }
       *[other] . Что не так: { $reasons }
    }
staff-rating-none = пока нет
staff-rating-other = другое
staff-card-rating = Оценка автора: { $author_rating }
staff-card-decide = Решите до { $due }.
staff-reopen-request = Автор просит вернуть № { $number } в работу: { $reason }. Решите до { $due }.
staff-reopen-request-no-text =
    Автор просит вернуть № { $number } в работу. Причина — на рабочем месте: { $link }
    Решите до { $due }.
staff-ask-verdict = Почему решение по № { $number } остаётся прежним? Причину увидит автор.
notify-reopen-declined = Мы ещё раз проверили сообщение { $number }. Решение прежнее. Причина: { $reason }. Если вы не согласны, подайте официальное обращение.
desk-rating = Оценка автора
desk-wish =
    { $wish ->
        [asked] автор просит
        [granted] согласились
       *[declined] решение прежнее
    }
