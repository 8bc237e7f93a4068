# Показатели в терминале и загрузка реестра.

figures-title = Показатели за { $name } ({ $first } — { $last }), по состоянию на { $as_of }. Профиль { $profile }, { $audience ->
    [external] внешние клиенты
    [internal] сотрудники
   *[all] все клиенты
}
figures-appeals = Обращения
figures-received = Поступило
figures-change = К прошлому периоду (было)
figures-change-percent = К прошлому периоду, %
figures-complaints = в том числе жалоб
figures-repeats = Повторных
figures-anonymous = Анонимных
figures-duplicates = Дубликатов (не учтены)
figures-hidden = Скрыто как рассылки и бессмыслица (не учтены)
figures-maturity = Исход известен
figures-status = Данные
figures-channels = По каналам
figures-topics = По темам
figures-causes = По причинам
figures-organisations = По организациям
figures-clients = Кто обратился
figures-waiting = Ожидание ответа, календарных дней
figures-answers = Ответов дано
figures-mean-days = В среднем
figures-median-days = Медиана
figures-p90-days = 9 из 10 — не дольше
figures-within-30 = Не дольше 30 дней
figures-within-term = В срок с учётом продления
figures-overdue = Без ответа сверх срока
figures-no-data = Нет данных о датах
figures-working-mean = В среднем, рабочих дней
figures-working-median = Медиана, рабочих дней
figures-working-p90 = 9 из 10 — не дольше, рабочих дней
figures-registration-mean = Регистрация, в среднем
figures-registration-3 = Зарегистрировано не позже 3 дней
figures-forwarded = Переадресовано
figures-forwarded-7 = из них не позже 7 дней
figures-outcomes = Результат, { $base ->
    [all] все обращения
   *[complaints] жалобы
}: { $count }
figures-satisfied = Удовлетворено
figures-refused = Отказано
figures-rating = Оценка ответов авторами
figures-rating-asked = Спрошено авторов
figures-rating-rated = Оценили
figures-rating-mean = Средняя оценка, от 1 до 5
figures-rating-helped = Ответ помог
figures-rating-gap = Решено, но оценка 1–2
figures-outcome = { $group ->
    [partial] Удовлетворено частично
    [explained] Разъяснено
    [pending_action] Меры будут приняты
    [forwarded] Переадресовано
    [withdrawn] Отозвано
    [no_answer] Оставлено без ответа
   *[open] В работе
}
figures-survey = Опрос «{ $title }» ({ $survey }, версия { $version })
figures-started = Начали
figures-completed = Закончили
figures-n = Оценили
figures-csat = Довольны (4–5)
figures-dsat = Недовольны (1–2)
figures-mean = Средняя оценка
figures-index = Индекс удовлетворённости
figures-by-channel = Довольны, по каналам (в скобках — сколько оценили)
figures-by-place = Довольны, по точкам, а у сотрудников — по группам подразделений (в скобках — сколько оценили)
figures-dk = Затруднились ответить
figures-band = { $low }–{ $high }
figures-p = { $sign ->
    [less] p < { $p }
   *[equal] p = { $p }
}
figures-few = не показываем: ответов меньше 20
figures-year-ago = Год назад, { $name } (как известно сейчас)
figures-since-then = Изменение с тех пор
figures-then-mean = Ожидание ответа в среднем, дней
figures-compared = Довольных к { $name }
figures-verdict = { $verdict ->
    [up] стало больше, изменение значимо
    [down] стало меньше, изменение значимо
    [same] значимых изменений нет
   *[few] мало данных: меньше 30 ответов
}
figures-least-p = p < 0,0001
figures-directions = Рейтинг направлений, { $audience ->
    [external] внешние клиенты
   *[internal] сотрудники
}
figures-ranked = { $rank } место, индекс { $index } (оценили { $n })
figures-not-ranked = мало данных: места получают от 30 ответов (оценили { $n })
figures-annual = Ежегодная оценка сотрудников, { $year } (в скобках — год назад)
figures-annual-index = Индекс по всем сторонам работы
figures-nps = Готовность рекомендовать (−100…+100)
figures-ces = Легко (4–5)

cli-metrics = Все показатели за период. Пример: otklik metrics 2026Q3 --as-of 2026-10-05 --format json
cli-digest = Сводка для закрытого чата: печатает её. Пример: otklik digest 2026Q3
cli-period = период: 2026Q3, 2026-07, 2026 или 2026-07-01..2026-09-30
cli-audience = чьи обращения и опросы: external, internal или all
cli-as-of = по состоянию на конец этого дня: 2026-10-05 или 05.10.2026; без него — на сегодня
cli-format = table или json
cli-import = Загрузка данных из файлов. Пример: otklik import appeals реестр.csv
cli-import-appeals = Реестр обращений других каналов, CSV или XLSX. Повторная загрузка ничего не портит. Пример: otklik import appeals реестр.csv --strict
cli-import-file = файл CSV (UTF-8) или XLSX
cli-strict = если хоть одна строка не подходит, не загружать ничего
fault-period = «{ $found }» — не период. Нужно 2026Q3, 2026-07, 2026 или 2026-07-01..2026-09-30
fault-choice = { $name }: «{ $found }» не подходит, нужно { $expected }
fault-day = { $name }: «{ $found }» — не дата. Нужно 2026-10-05 или 05.10.2026

import-told = новых { $new }, изменено { $changed }, без изменений { $same }, отклонено { $refused }
import-nothing-kept = Ничего не загружено: есть отклонённые строки, а указано --strict. Было бы: новых { $new }, изменено { $changed }, без изменений { $same }, отклонено { $refused }
import-reading = Читаем файл
import-writing = Записываем строки
import-many-refused = …и ещё отклонено: { $count }
import-misnamed = { $file }: { $inside ->
    [text] имя кончается на .xlsx, а внутри обычный текст. Читаем его как CSV; если это не CSV, сохраните таблицу заново как XLSX
   *[book] имя кончается на .csv, а внутри не текст, а архив, как у XLSX. Читаем его как XLSX; если это не XLSX, сохраните таблицу заново как «CSV UTF-8»
}
import-refused = { $file }:{ $line }: { $place }{ $reason }
import-reason = { $code ->
    [missing] не заполнено
    [unknown] { $column ->
        [channel] нет такого канала
        [audience] нет такого контура
        [kind] нет такого вида
        [topic] нет такой темы
        [cause] нет такой причины
        [direction] нет такого направления
        [outcome] нет такого исхода
        [client_kind] нет такого вида заявителя
       *[form] нет такой формы
    } «{ $found }»; есть { $expected }
    [date] «{ $found }» — не дата. Нужно 2026-07-10, 2026-07-10T14:05 или 10.07.2026 14:05
    [no_such_day] «{ $found }»: такого дня или времени не бывает
    [past] { $found }: дата раньше 2000 года
    [future] { $found }: дата ещё не наступила
    [flag] «{ $found }» не подходит, нужно 1, да, 0, нет или пусто
    [too_long] слишком длинно{ $longest ->
        [none] {""}
       *[other] : { $found } знаков, а поместится { $longest }
    }
    [control] управляющий символ { $found }. Уберите его
    [date_instead] Excel превратил значение в дату. Сделайте столбец текстовым и впишите номер заново
    [fields] в строке { $found } полей, а в заголовке { $expected }. Проверьте разделители и кавычки
    [repeated] номер { $found } этого канала уже есть в строке { $first }
    [quotes] кавычки расставлены неверно. Кавычку внутри поля удвойте
    [unclosed] кавычка открыта, но не закрыта до конца файла. Строки до { $last } не прочитаны
    [before] { $found } раньше, чем { $than } ({ $earlier })
    [itself] обращение не может быть дубликатом самого себя
    [no_original] у дубликата не указан оригинал: заполните duplicate_of
    [unknown_original] нет такого оригинала: { $found } — его нет ни в реестре, ни среди принятых строк
    [circle] обращения — дубликаты друг друга: { $found }. Оставьте одно оригиналом
    [unreadable] файл не читается. Проверьте путь и права
    [empty] файл пуст. В первой строке нужны названия столбцов
    [encoding] файл не в UTF-8. Сохраните его как «CSV UTF-8»
    [tabs] столбцы разделены табуляцией, а нужны точки с запятой. Сохраните файл заново: в Excel это «Сохранить как», «CSV UTF-8»
    [too_big] файл больше { $longest } МБ. Разделите его на части
    [old_excel] это старый XLS или файл под паролем. Сохраните его как XLSX без пароля
    [broken_excel] файл XLSX повреждён. Откройте его в Excel и сохраните заново
    [no_sheet] в файле нет листа с таблицей
    [unnamed_column] столбец { $found } без названия. Назовите его или удалите
    [unknown_column] незнакомый столбец «{ $found }»: переименуйте его или удалите; бывают { $expected }
    [repeated_column] столбец встречается дважды
   *[missing_column] не хватает обязательного столбца, по-русски «{ $found }»
}
cli-digest-send = передать её в рабочие чаты; в каждый — один раз
cli-digest-nowhere = Рабочий чат не задан. Укажите OTKLIK_TELEGRAM__STAFF_CHAT или OTKLIK_VK__STAFF_CHAT
cli-digest-sent = { $chat }: { $state ->
    [handed] сводка передана на отправку; отправит работающая программа (otklik run)
   *[before] эта сводка уже отправлялась, повторно не отправляем
}
