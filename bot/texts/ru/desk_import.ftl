## рабочее место: загрузка реестра

desk-import-title = Загрузка
desk-import-choose = Реестр другой системы
desk-import-another = Другой файл
desk-import-file = Файл CSV (UTF-8) или XLSX, до { $largest } МБ. Больший загрузит команда «otklik import appeals»
desk-import-preview = Посмотреть, что в нём
desk-import-look = Пока ничего не внесено. Вот что получится
desk-import-done = Внесено
desk-import-counts = Новых: { $new }, изменено: { $changed }, без изменений: { $same }, отклонено: { $refused }.
desk-import-bad = Отклонённые строки
desk-import-line = Строка
desk-import-column = Столбец
desk-import-why = Что поправить
desk-import-rest = И ещё { $n ->
    [one] { $n } строка
    [few] { $n } строки
   *[many] { $n } строк
}: все они — в файле с ошибками.
desk-import-enter = Внести { $n ->
    [one] { $n } строку
    [few] { $n } строки
   *[many] { $n } строк
}
desk-import-nothing = Вносить нечего: хороших новых строк в файле нет.
desk-import-errors = Скачать строки с ошибками
desk-import-gone = Файл больше не хранится: прошло полчаса, или его уже внесли. Загрузите его ещё раз.
desk-import-no-file = Выберите файл.
desk-import-unreadable = Файл не прочитан. Строка { $line }: { $why }
desk-import-columns = Какие столбцы бывают
desk-import-columns-note = Обязательны номер, канал и день поступления. Подойдут названия и по-русски, и латиницей.
