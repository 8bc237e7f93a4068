## рабочее место: разбор текстов по причинам, «болям» и процессам

desk-coding-title = Разбор текстов
desk-coding-about = О чём пишут: каждому тексту — «боль» или потребность, причина, процесс. Так находят то, чего нет в вариантах ответов. Комментарии анкет показываем, когда на одну тему их не меньше { $least }, без вопроса, оценки и дня; код знает только текст, а не человека. Программа не хранит, кто и когда поставил код комментарию.
desk-coding-messages = Сообщения и обращения
desk-coding-progress = Разобрано { $looked } из { $n }
desk-coding-go-on = Разбирать
desk-coding-looked = Разобранные
desk-coding-few = Доли появятся, когда разобрано не меньше { $least } текстов и они не все об одном.
desk-coding-count = { $title } — { $n } ({ $share })
desk-coding-band = { $title } — { $share }
desk-coding-number = { $title } — { $n }
desk-coding-code = { $kind ->
    [cause] причина: { $title }
    [process] процесс: { $title }
   *[pain] { $title }
}
desk-coding-kind = { $kind ->
    [cause] Причина
    [process] Процесс
   *[pain] «Боль» или потребность
}
desk-coding-nothing-fits = ничего не подходит
desk-coding-has = Коды этого текста:
desk-coding-remove = Убрать «{ $title }»
desk-coding-quick = Уже встречалось — одно нажатие, и дальше:
desk-coding-next = Сохранить и дальше
desk-coding-more = Сохранить и добавить ещё
desk-coding-nothing = Ничего не подходит
desk-coding-walk = Дальше
desk-coding-before = ← Предыдущий
desk-coding-skip = Пропустить
desk-coding-case = Открыть сообщение
desk-coding-back = К списку
desk-coding-change = Исправить
desk-coding-none-looked = Разобранных текстов пока нет.
desk-coding-keys = Клавиши, пока поля пусты: 1–9 — код, 0 — ничего не подходит; вне полей N — пропустить.
desk-coding-pick = Укажите хотя бы один код или нажмите «Ничего не подходит».
desk-coding-many = У одного текста не больше { $limit } кодов. Сначала уберите лишний.
desk-coding-unknown = { $kind ->
    [cause] Причины «{ $title }» нет в справочнике. Выберите из списка.
    [process] Процесса «{ $title }» нет в перечне. Выберите из списка или внесите его в «Процессы».
   *[pain] «{ $title }» нет в справочнике. Выберите из списка.
}
desk-coding-of-case = Разобрать текст
desk-coding-taken-away = убран код текста: { $title }
