## рабочее место: список, отбор и поиск

desk-queue-tab = { $show ->
    [new] Новые
    [mine] Мои
    [in_work] В работе
    [waiting] Ждём автора
    [overdue] Просроченные
    [thrice] Просроченные втрое
    [reopened] Возвращённые
    [promised] Обещано
    [wished] Просят вернуть
    [closed] Закрытые
    [hidden] Скрытые
    [any] Открытые и закрытые
    [loaded] Загруженные из файлов
   *[all] Все открытые
}
desk-queue-more = больше { $count }
desk-queue-ask = Найти по номеру или по словам
desk-queue-find = Найти
desk-queue-note = Слова можно писать в любой форме. Содержание сообщений без следа поиск не видит: ищите их по номеру, теме и дню.
desk-queue-filters = Отобрать и упорядочить
desk-queue-narrow = Показать
desk-queue-everything = Сбросить отбор и поиск
desk-queue-any = любые
desk-queue-nothing = Ничего не нашлось. Уберите одно из условий или поищите другими словами.
desk-queue-keys = Клавиши: j и k — вниз и вверх по списку, Enter — открыть, x — отметить, / — поиск.
desk-queue-topics-internal = Для сотрудников
desk-queue-field = { $field ->
    [channel] Канал
    [topic] Тема
    [kind] Вид обращения
    [audience] Контур
    [unit] Подразделение
    [place] Точка с QR-кодом
    [owner] Ответственный
    [since] Поступило не раньше
    [until] Поступило не позже
    [sort] Порядок
   *[late] Только просроченные
}
desk-queue-order = { $order ->
    [number] по номеру
    [topic] по теме
    [due] сначала те, чей срок ближе
    [furthest] сначала те, чей срок дальше
    [owner] по ответственному
    [channel] по каналу
    [received] сначала давние
    [newest] сначала недавние
   *[usual] обычный
}
desk-loaded-title = Обращение { $number }
desk-loaded-note = Эта строка загружена из файла. Отвечают на неё там, откуда она пришла; здесь она учитывается в показателях.
desk-loaded-text = Текст
desk-loaded-no-text = Текста в файле не было, или срок его хранения вышел.
desk-loaded-answered = Дан ответ
