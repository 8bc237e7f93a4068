## script: ошибки в файле анкеты, словами для её автора
script-missing-key = не хватает ключа { $name }
script-extra-key = лишний ключ { $name }
script-key-twice = ключ { $name } задан дважды
script-odd-key = ключом может быть только слово
script-no-kind = нет вопросов вида { $kind }, есть { $kinds }
script-no-direction = нет направления { $name }, есть { $known }
script-no-role = нет роли { $name }, есть { $known }
script-no-attribute = нет параметра { $name }, есть { $known }
script-no-pain = нет «боли» { $name }
script-no-value = { $name }: нет значения { $value }, есть { $values }
script-label = подпись { $name }
script-too-long = { $what } длиннее { $limit } знаков ({ $length })
script-empty = { $what }: пустая строка
script-not-one-line = { $what }: нужна одна строка, без переносов
script-bad-name = имя «{ $name }» не подходит: нужна латиница, цифры и «_», первая — буква, до 24 знаков
script-bad-value = { $what }: { $shape ->
    [list] нужен список
    [map] нужны пары «ключ: значение»
    [truth] нужно true или false
   *[text] нужен текст
}
script-not-whole = { $high ->
    [0] { $name }: нужно целое число от { $low }
   *[other] { $name }: нужно целое число от { $low } до { $high }
}
script-number-of-questions = вопросов { $count }, а нужно от 3 до 9
script-number-of-options = вариантов { $count }, а нужно от 2 до 9
script-number-of-csat = вопросов с ролью csat { $count }, а нужен один
script-missing-label = не хватает подписи { $name }
script-extra-label = лишняя подпись { $name }
script-same-label = подпись { $name } повторяет подпись другого варианта
script-twice = вопрос { $name } уже есть выше
script-name-taken = вопрос не может называться { $name }: так называются кнопки меню
script-not-above = в if назван { $name }, а выше такого вопроса нет
script-impossible = на { $name } нельзя так ответить: { $answer }
script-bad-condition = в if после { $name } нужно значение, [значения] или {"{"}from, to{"}"}
script-role-kind = роль { $role } бывает только у вопросов вида { $kind }
script-attribute-elsewhere = ключ attribute нужен только при role: attribute
script-screens-out = screens_out бывает только вместе с ends: true
script-pain-title = подстановка {"{"}pain_title{"}"} бывает только в направлении additional
script-not-file-name = id должен совпадать с именем файла: { $name }
script-form-opening = opening: у формы волн нет
script-internal-batches = opening: анкеты сотрудников открывают только после конца волны (at_close)
script-closes-after = closes_after бывает только у анкет с mode: wave
script-no-page = { $what }: нужен адрес страницы, https://…
script-elsewhere = external_url бывает только у опросов жителей: сотрудникам анонимность обещаем мы
script-texts-too-long = все тексты вместе займут до { $used } байтов, а можно до { $limit }
script-hidden-sign = в тексте есть невидимый знак ({ $code }): наберите это место заново
script-no-anchors = якоря и ссылки на них не нужны
script-no-tags = теги не нужны
script-too-deep = вложенность больше 20 уровней
script-second = в файле должна быть одна анкета
script-syntax = не получается прочитать: проверьте отступы, двоеточия и кавычки
script-not-map = это не анкета: нужны пары «ключ: значение»
script-not-utf8 = файл не в кодировке UTF-8
script-too-big = файл больше { $limit } КБ, анкеты такими не бывают
script-unreadable = файл не открывается
script-none = в папке { $folder } нет ни одной анкеты
script-and-more = … и ещё ошибок: { $count }

## play: анкета в терминале
play-help = Отвечайте номером, подписью кнопки или текстом. Enter нажимает первую кнопку там, где вариантов нет. Ничего не сохраняется.
play-kept = { $name }: { $value }
play-listed = { $id }, версия { $version }: «{ $title }».
play-good = ✓ { $file }: вопросов { $count }, ошибок нет
play-unknown = Анкеты { $id } нет. { $near ->
    [none] { "" }
   *[other] Похоже на { $near } («{ $title }»).{" "}
}Все, с названиями: otklik survey list
play-form = { $id } — не опрос, а шаги сообщения «без следа». Её не проходят отдельно.
play-pain = Долгое ожидание результата
cli-survey-list = Какие анкеты есть. Пример: otklik survey list
cli-survey-file = файл анкеты, .yaml или .xlsx; можно назвать несколько, а без имён проверяются все анкеты из поставки
cli-survey-check = Проверить файлы анкет, без имён — все. Пример: otklik survey check ext_services.yaml
cli-survey-play = Пройти анкету в терминале, ничего не сохраняя. Пример: otklik survey play ext_express
