## publishing: версии анкет, опубликованные городом
publishing-key = { $key }: было «{ $old }», стало «{ $new }»
publishing-key-name = { $key ->
    [title] название
    [audience] кого спрашивают
    [direction] направление
    [mode] режим
    [opening] когда открывают ответы
    [closes_after] дней волны
    [external_url] адрес страницы
    [greeting] приветствие
    [thanks] благодарность
    [basis] основание
    [kind] вид вопроса
    [role] роль
    [attribute] параметр
    [pain] «боль»
    [text] текст
    [dk] кнопка «нет ответа»
    [required] ответ обязателен
   *[longest] знаков в ответе
}
publishing-long-key = { $key }: изменено
publishing-nothing = не указано
publishing-yes = да
publishing-no = нет
publishing-removed = − вопрос { $name }: «{ $text }»
publishing-added = + вопрос { $name }: «{ $text }»
publishing-changed = ~ вопрос { $name }: { $told }
publishing-order = изменён порядок вопросов
publishing-condition = изменено условие
publishing-labels = изменены подписи оценок
publishing-option = { $way ->
    [removed] убран вариант «{ $label }»
    [added] добавлен вариант «{ $label }»
    [renamed] изменена подпись варианта: теперь «{ $label }»
    [moved] изменён порядок вариантов
   *[changed] изменены признаки варианта «{ $label }»
}
publishing-break = { $why ->
    [gone] Внимание: «{ $figure }» больше не спрашиваем — сравнения с прошлыми кварталами прервутся.
    [others] Внимание: «{ $figure }» теперь спрашиваем у других — с прошлыми кварталами сравнивать осторожно.
    [direction] Внимание: направление другое — в рейтинге направлений ряд прервётся.
   *[words] Внимание: слова вопроса или оценок («{ $figure }») изменились — разница с прошлыми кварталами может быть из-за слов.
}
publishing-stale = Файл сделан из версии { $made }, а действует { $now }: всё, что изменили после, пропадёт.
publishing-wave = { $mode ->
    [permanent] Идёт волна с версией { $version }, её последний день — { $date }: она доспрашивает по-старому, новая версия начнётся со следующей волны. Начать раньше: otklik survey close { $survey }. Последние ответы по-старому, если их меньше десяти, в новую волну не перейдут.
   *[wave] Идёт волна с версией { $version }, её последний день — { $date }: она доспрашивает по-старому, следующая будет с новой версией.
}
publishing-not-enabled = Направление { $direction } в профиле не включено: сама эта анкета не откроется.
publishing-refused = { $why ->
    [form] { $survey } — не опрос, а шаги сообщения сотрудника: их меняет только поставка программы
    [name] код { $survey } занят самой программой. Возьмите другой код (столбец form_id)
   *[audience] код { $survey } занят: этой анкетой спрашивают других людей. Возьмите другой код (столбец form_id)
}
publishing-meanwhile = Версию { $version } анкеты { $survey } только что опубликовал кто-то другой. Проверьте файл ещё раз: сравнивать надо с ней
publishing-same = { $survey }: отличий от действующей версии { $version } нет, публиковать нечего.
publishing-new = Новая анкета { $survey }: «{ $title }».
publishing-next = Отличия от действующей версии { $version } анкеты { $survey }:
publishing-done = ✓ Опубликовано: { $survey }, версия { $version }.
publishing-checked = ✓ Ошибок нет. Опубликовать: { $command }
publishing-console = командная строка
publishing-exported = ✓ { $survey }, версия { $version }: { $file }
publishing-no-version = Версии { $version } анкеты { $survey } нет
publishing-not-xlsx = Анкету выгружаем в книгу Excel: назовите файл с окончанием .xlsx
publishing-no-writing = { $file }: не получается записать файл
cli-survey-import = Загрузить анкету из Excel (XLSForm) или .yaml: проверить построчно и опубликовать следующей версией. Пример: otklik survey import ext_services.xlsx
cli-survey-import-file = книга Excel (.xlsx) с листами survey, choices, settings или анкета .yaml
cli-survey-import-check = только проверить и показать отличия
cli-survey-import-id = код анкеты, если в файле его нет или нужен другой
cli-survey-import-direction = направление, если его нет в файле
cli-survey-import-note = что изменено и почему: останется в списке версий
cli-survey-export = Выгрузить анкету в книгу Excel (XLSForm). Пример: otklik survey export ext_services --to ext_services.xlsx
cli-survey-export-to = куда записать, .xlsx
cli-survey-export-version = версия; без неё — действующая
check-own-newer = в поставке { $survey } есть версия { $shipped }, а город опубликовал свою ({ $own }): действует своя
check-own-newer-remedy = сравните: otklik survey export { $survey } --to { $survey }.xlsx — и перенесите в свою анкету то, что нужно
check-own-unread = своя анкета { $survey }, версия { $version }, в этой версии программы не читается: действует анкета из поставки
check-own-unread-remedy = выгрузите и опубликуйте её заново
check-own-fine = своих: { $count }
