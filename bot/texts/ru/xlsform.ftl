## xlsform: анкета в Excel, словами для её автора
xlsform-fault = { $row ->
    [none] { $file }, лист { $sheet }: { $told }
   *[other] { $file }, лист { $sheet }, строка { $row }: { $told }
}
xlsform-exclusive = Этот вариант отмечают один, без остальных
xlsform-length = Не больше { $limit } знаков
xlsform-own-words = Напишите, пожалуйста: { $option }
xlsform-other = Другое (напишу)
xlsform-greeting = Ответьте, пожалуйста, на несколько вопросов.
xlsform-thanks = Спасибо! Ваш ответ учтён.
xlsform-no-column = столбца { $name } нет, есть { $known }
xlsform-column-refused = столбец { $name } не поддерживается: очистите эту ячейку
xlsform-column-left = Столбец { $name } (лист { $sheet }, { $count ->
    [1] строка
   *[other] строки
} { $rows }) не переносим: всё, что должны прочитать люди, напишите в label.
xlsform-no-head = { $count ->
    [1] нет столбца
   *[other] нет столбцов
} { $missing }. В первой строке листа должны стоять { $needed }: эти слова не переводят
xlsform-no-list-name = не указан list_name: к какому списку относится вариант
xlsform-choice-twice = вариант { $name } в этом списке уже есть
xlsform-piped = подстановка {"${"}…{"}"} в тексте не поддерживается: напишите словами
xlsform-no-label = нет текста в столбце label
xlsform-not-switch = { $name }: нужно yes или no, а стоит «{ $value }»
xlsform-no-type = не указан тип вопроса
xlsform-no-name = не указано имя вопроса
xlsform-type = тип { $type } не поддерживается; есть: { $known }
xlsform-range = range поддерживается только от 0 до 10 с шагом 1 (готовность рекомендовать); для оценки 1–5 возьмите select_one со списком из вариантов 1, 2, 3, 4, 5
xlsform-no-list = списка вариантов { $name } нет на листе choices
xlsform-numbers = список { $name } из одних чисел бывает только у select_one
xlsform-constraint = условие «{ $told }» не поддерживается: для текста годится string-length(.) <= 500, для select_multiple — «этот вариант один»
xlsform-group = begin_group и end_group не сходятся
xlsform-logic = { $why ->
    [between] relevant: «или» бывает только между ответами на один вопрос, а здесь их несколько: { $found }
    [negated] relevant: отрицание здесь не поддерживается: { $found }. Перечислите ответы, при которых вопрос задают
    [function] relevant: функция { $found } не поддерживается; есть selected() и not()
    [value] relevant: так ответить нельзя: { $found }
    [text] relevant: { $found } — вопрос со свободным ответом, от него другие вопросы зависеть не могут
    [twice] relevant: условие на { $found } задано дважды
    [deep] relevant: условие слишком длинное
   *[syntax] relevant: не получается прочитать с места «{ $found }»
}
xlsform-many-settings = На листе settings читаем только строку { $row }.
xlsform-passed = { $count ->
    [1] Строку
   *[other] Строки
} { $rows } листа survey пропускаем: кто, когда и с какого телефона отвечает, мы не узнаём.
xlsform-notes-left = Пояснения между вопросами (лист survey, { $count ->
    [1] строка
   *[other] строки
} { $rows }) не переносим: допишите их в текст вопроса.
xlsform-own-left = Строку { $row } листа survey пропускаем: у варианта { $name } нет отметки otklik_write_in.
xlsform-renamed = Строка { $row } листа survey: имя { $old } стало { $new }.
xlsform-filled = Не указано { $key }: взяли «{ $value }».
xlsform-role-filled = Не указана роль (otklik_role): взяли { $role } для { $questions }.
xlsform-no-direction = не указано направление: впишите его в столбец otklik_direction или выберите при загрузке (в командной строке — --direction); есть { $known }
xlsform-no-title = не указано название анкеты: впишите его в столбец form_title, до 40 знаков
xlsform-book = { $why ->
    [too_big] { $file }: файл слишком большой для анкеты
    [broken] { $file }: не получается прочитать книгу Excel. Откройте её в Excel или LibreOffice и сохраните заново как .xlsx
    [old] { $file }: это старая книга .xls или книга под паролем. Сохраните её как обычную .xlsx
    [open_document] { $file }: это таблица .ods. Сохраните её как .xlsx
    [macros] { $file }: в книге есть макросы. Сохраните её как обычную .xlsx, без них
    [busy] { $file }: книга не прочиталась за отведённое время, анкеты такими не бывают
    [no_survey] { $file }: нет листа survey с вопросами. Имена листов не переводят: survey — вопросы, choices — варианты, settings — сама анкета
    [unreadable] { $file }: файл не открывается
   *[not_book] { $file }: это не книга Excel (.xlsx)
}
xlsform-cell = { $why ->
    [formula] в ячейке { $cell } формула: замените её значением
    [error] в ячейке { $cell } ошибка Excel: исправьте её
   *[twice] столбец в ячейке { $cell } уже есть левее
}
xlsform-memo = Памятка
xlsform-memo-head = Столбец
xlsform-memo-value = Что писать
xlsform-memo-title = Что это значит
xlsform-memo-column = { $name ->
    [type] select_one список — один вариант; select_multiple список — несколько; text — свободный ответ; список из вариантов 1, 2, 3, 4, 5 — оценка; из 0–10 — готовность рекомендовать
    [name] имя вопроса: латиница, цифры и «_», до 24 знаков. Пока смысл вопроса прежний, имя не меняйте: по нему ответы сравнивают с прошлыми
    [label] сам вопрос, до 300 знаков
    [required] yes — ответ обязателен, no — можно пропустить
    [relevant] когда задавать: selected({"${"}вопрос{"}"}, 'вариант') или {"${"}вопрос{"}"} <= 3; условия соединяют словами and и or
    [otklik_role] что вопрос значит для показателей; в обычной анкете один вопрос csat
    [otklik_attribute] только для роли attribute: что оценивают
    [otklik_pain] «боль», о которой говорят оценка 1–2 или этот вариант
    [otklik_longest] для text: сколько знаков можно написать
    [otklik_dk] подпись кнопки «нет ответа»; на листе choices — yes у её варианта
    [otklik_own_words] строка для других программ: «напишите своё» у варианта. В Отклике вопрос появится сам
    [otklik_write_in] yes — у варианта можно написать своими словами
    [otklik_ends] yes — этот ответ заканчивает опрос
    [otklik_screens_out] yes — не тот, кого мы спрашиваем: в итоги не входит (только вместе с otklik_ends)
    [otklik_exclusive] yes — этот вариант отмечают один
    [form_title] название анкеты, до 40 знаков
    [form_id] код анкеты: латиница, цифры и «_». Тот же код — новая версия той же анкеты
    [version] из какой версии сделан файл; следующую программа назначит сама
    [otklik_audience] external — жители, internal — сотрудники
    [otklik_direction] направление, которое оценивают
    [otklik_mode] permanent — открыта всегда, wave — открывают на срок
    [otklik_opening] batches — ответы открывают пачками, at_close — после конца волны; у сотрудников только at_close
    [otklik_closes_after] сколько дней длится волна (только wave)
    [otklik_external_url] адрес страницы, если отвечают не у нас
   *[otklik_basis] пункты порядка, каждый с новой строки (Alt+Enter)
}
xlsform-elsewhere = { $row ->
    [-1] Другие программы, которые читают XLSForm (ODK, Kobo), этот файл не примут. Отклику это не мешает.
   *[other] Другие программы, которые читают XLSForm (ODK, Kobo), этот файл не примут из-за строки { $row } листа survey. Отклику это не мешает.
}
