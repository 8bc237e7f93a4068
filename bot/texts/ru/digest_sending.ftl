# Сводка в чате и на рабочем месте: картинки, черновик и кнопки, списки за каждой цифрой.

digest-title = Сводка
digest-album = { $what ->
    [draft] ЧЕРНОВИК. Картинки к сводке
    [pictures] Картинки к сводке
   *[papers] Отчёт к сводке
}: { $period }. Внутриведомственная информация.
digest-papers = Полный отчёт: { $files } — файлами ниже.
digest-no-papers = Файлы отчёта приложить не удалось: их можно составить на рабочем месте («Отчёты») или командой «otklik report».
digest-pictures-at = { $where ->
    [none] Картинки к сводке — на рабочем месте, страница «Сводка».
   *[other] Картинки к сводке: { $where }
}
digest-no-pictures = Картинки нарисовать не удалось, цифры выше верны.
digest-no-pains = карту посчитать не удалось, остальные цифры верны
digest-at-desk = Все цифры и картинки
digest-button = { $audience ->
    [internal] { $figure }, сотрудники: { $count }
   *[external] { $figure }: { $count }
}
digest-figure = { $of ->
    [received] Поступило
    [complaints] Жалобы
    [duplicates] Дубликаты
    [repeats] Повторные
    [anonymous] Анонимные
    [answered] Ответы
    [overdue] Просрочено
    [open] На рассмотрении
    [no_cause] Без причины
    [no_topic] Без темы
    [no_dates] Без дат
    [satisfied] Удовлетворено
    [refused] Отказано
    [partial] Частично
    [explained] Разъяснено
    [pending_action] Меры будут приняты
    [forwarded] Переадресовано
    [withdrawn] Отозвано
    [no_answer] Без ответа
    [in_work] В работе
    [channel] Канал
    [cause] Причина
   *[topic] Тема
}
digest-audience = { $audience ->
    [internal] Сотрудники
   *[external] Внешние клиенты
}
digest-preview-above = ЧЕРНОВИК: так сводка выглядит сегодня
digest-preview =
    { $period }: сводка уйдёт сама { $at }.
    Администратор чата может отправить её раньше, выбрать другой день или сначала исправить данные.
digest-send = Отправить
digest-later = Отложить до …
digest-put-off = Отложить
digest-mend = Исправить данные
digest-which-day = { $period }: в какой день отправить? Позже последнего из этих дней нельзя.
digest-admins-only = Это может только администратор чата.
digest-no-such-day = Такой день выбрать нельзя: предложены все возможные.
digest-mend-at-desk = Строки без причины, темы и дат — на рабочем месте, страница «Сводка».
digest-goes-now = { $period }: сводка отправляется, она придёт через минуту.
digest-goes-now-toast = Отправляем
digest-goes-on = Сводка уйдёт { $at }
digest-state = { $state ->
    [sent] Сводка отправлена.
    [goes] Сводка уйдёт сама { $at }.
    [due] Сводка назначена на { $at } и отправляется.
    [nowhere] Сводку отправлять некуда: рабочий чат не настроен.
   *[goes_on] Период ещё идёт или это не квартал: такая сводка сама не отправляется.
}
digest-mend-about = Перед отправкой можно исправить данные: ниже есть списки «Без причины», «Без темы» и «Без дат».
digest-lists = Что стоит за цифрами
digest-lists-about = Каждая цифра открывает список своих обращений.
digest-lists-none = Обращений нет.
digest-words = Текст сводки
digest-drawn = Картинки
digest-as-of = По данным на { $day }
digest-back = Назад к сводке
digest-moved = { $period }: сводка уйдёт { $at }. День выбран: { $who }.
digest-window-shut =
    { $period }
    { $state }
digest-more-days = Другие дни
digest-newest = Показать на сегодня
