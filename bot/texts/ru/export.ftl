# otklik export: выгрузка строк и описание рядом с ней.

cli-export = Выгрузить строки для других программ: CSV, XLSX или Parquet; рядом ляжет описание столбцов. Пример: otklik export appeals --period 2026Q3 --to реестр.csv
cli-export-appeals = Реестр за период, столбцы как у otklik import appeals. Пример: otklik export appeals --period 2026Q3 --to реестр.csv
cli-export-answers = Ответы на опросы: сколько человек выбрали каждый ответ, малые группы скрыты. Пример: otklik export answers --period 2026Q3 --to ответы.xlsx
cli-export-pains = Карта болей построчно. Пример: otklik export pains --period 2026Q3 --to боли.csv
cli-export-to = куда записать; формат — по окончанию имени. Готовый файл не затираем
cli-export-texts = и тексты обращений: телефоны, почта, имена и ссылки в них скрыты
export-format = { $file }: такого формата нет, есть { $known }
export-exists = { $file }: такой файл уже есть. Назовите другое имя или удалите его
export-no-parquet = Для Parquet нужна библиотека pyarrow. Поставьте дополнение: .venv/bin/pip install "otklik[parquet]", или выгрузите CSV
export-too-many = На лист XLSX помещается { $most } строк, а здесь больше. Выгрузите CSV ({ $file }) или меньший период
export-done = { $file }: { $rows ->
    [one] { $rows } строка
    [few] { $rows } строки
   *[many] { $rows } строк
}
export-cut = { $n ->
    [one] { $n } ячейка была длиннее 32 767 знаков: Excel больше не хранит, конец отрезан. Целиком — в CSV
    [few] { $n } ячейки были длиннее 32 767 знаков: Excel больше не хранит, концы отрезаны. Целиком — в CSV
   *[many] { $n } ячеек были длиннее 32 767 знаков: Excel больше не хранит, концы отрезаны. Целиком — в CSV
}
export-title = { $what ->
    [appeals] Реестр обращений за { $period }
    [answers] Ответы на опросы за { $period }
   *[pains] Карта болей за { $period }
}
export-about = { $what ->
    [appeals] Строки реестра обращений всех каналов. Столбцы — как у файла для загрузки: otklik import appeals прочитает их обратно. Адресов авторов нет. Тексты есть, только если их просили, и в них скрыты телефоны, почта, имена и ссылки; текстов сообщений «без следа» нет никогда. Апостроф перед =, +, -, @ не даёт Excel принять ячейку за формулу, при загрузке он снимается.
    [answers] Строка — ответ на вопрос анкеты и сколько человек его выбрали. Целых анкет здесь нет: по одному известному ответу узнали бы остальные. told: exact — точное число; band — меньше 20 ответов, доля лежит между share_from и share_to; hidden — ответов слишком мало или не было, ничего не сказано. Свободных текстов нет.
   *[pains] Строка — «боль» карты: кандидат или решённая. named пусто, где люди читают промежуток вместо числа. lower — нижняя граница Уилсона 95 %, в процентах.
}
export-mark = Внутриведомственная информация, публикации не подлежит ({ $clause })
export-survey = Опрос
export-version = Версия
export-survey-title = Название опроса
export-audience = Контур
export-direction = Направление
export-question = Вопрос
export-question-text = Текст вопроса
export-answer = Ответ
export-answer-text = Текст ответа
export-answered = Ответили на вопрос
export-told = Как сказано
export-count = Выбрали
export-share = Доля, %
export-share-from = Доля от, %
export-share-to = Доля до, %
export-pain-state = Состояние
export-pain-process = Процесс
export-pain-process-title = Название процесса
export-pain = Боль
export-pain-title = Название боли
export-pain-kind = Вид
export-pain-prevalence = Распространённость
export-pain-named = Назвали
export-pain-clients = Из скольких
export-pain-lower = Нижняя граница, %
export-pain-few = Мало данных
export-pain-unit = Единица
export-pain-method = Метод
export-pain-severity = Тяжесть
export-pain-priority = Приоритетность
export-pain-rules = Правила
export-pain-measures = Мер
export-pain-reason = Причина решения
desk-exports-title = Выгрузки
desk-exports-not-public = Внутриведомственная информация: публикации не подлежит. За другой срок и в Parquet выгружает команда otklik export.
desk-exports-texts = и тексты, без имён, телефонов и ссылок
desk-exports-take = Скачать { $format ->
    [xlsx] XLSX
   *[csv] CSV
}
desk-exports-link = Скачать строки: реестр, ответы, боли
