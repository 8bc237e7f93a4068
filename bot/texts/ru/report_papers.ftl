# Части отчёта по направлениям, глава о дополнительных опросах, бумаги «дорожной карты».

reportpart-title = Раздел отчёта: { $direction } за { $period }
reportpart-unit = { $unit ->
    [none] Ответственное подразделение не назначено: его задаёт ключ профиля direction_units.
   *[other] Ответственное подразделение: { $unit }.
}
reportpart-stands = { $day ->
    [none] Состояние: { $state }.
   *[other] Состояние: { $state } ({ $day }).
}
reportpart-received = Поступило
reportpart-complaints = Из них жалоб
reportpart-repeats = Повторных
reportpart-appeals-note = Обращения, у которых направление указано в реестре или следует из темы. Ответы — отправленные за период, когда бы обращение ни поступило.
reportpart-state = Состояние
reportpart-accepted = Части отчёта по направлениям
reportpart-accepted-note = По состоянию на { $day }.
reportpart-file = Скачать раздел (DOCX)

inquiry-chapter-none = За этот период признаков, по которым нужен дополнительный опрос, нет.
inquiry-chapter-process = Процесс
inquiry-chapter-evidence = Признаки
inquiry-chapter-state = Состояние
inquiry-chapter-decisions = Решения
inquiry-chapter-basis = Основание
inquiry-chapter-pain = О чём спрашиваем
inquiry-chapter-units = Кого считаем
inquiry-chapter-population = Генеральная совокупность
inquiry-chapter-wanted = Нужно ответов
inquiry-chapter-error = Допустимая погрешность
inquiry-chapter-error-of = ±{ $error } п. п. при доверии { $confidence }%
inquiry-chapter-wave = Волна
inquiry-chapter-sample = Выборка, отклик, достигнутая погрешность
inquiry-chapter-answered = Ответили
inquiry-chapter-invited = Приглашено
inquiry-chapter-response = Отклик
inquiry-chapter-margin = Погрешность, ± п. п.

roadmap-title = { $paper ->
    [evaluation] Отчёт об оценке удовлетворённости внешних клиентов рассмотрением обращений и запросов
    [processes] Перечень процессов рассмотрения обращений и запросов, подлежащих реинжинирингу
   *[plan] План мероприятий по реинжинирингу процессов рассмотрения обращений и запросов
} за { $period }
roadmap-heading = Бумаги «дорожной карты»
roadmap-file = { $paper ->
    [evaluation] 2.1 Отчёт об оценке удовлетворённости (DOCX)
    [processes] 2.2 Перечень процессов (DOCX)
   *[plan] 2.3 План мероприятий (DOCX)
}
roadmap-problems = Перечень выявленных проблем
roadmap-process = Процесс
roadmap-state = Решение
roadmap-processes = Процессы, подлежащие реинжинирингу
roadmap-processes-about = В перечень входят процессы с подтверждённой проблемой или потребностью, у которой высокая приоритетность или намечено мероприятие по реинжинирингу.
roadmap-processes-none = За этот период таких процессов нет.
roadmap-why = Почему
roadmap-planned = Намечено мероприятие по реинжинирингу: { $text }
roadmap-annex = Приложение к ______________________ от ____________ № ______
roadmap-plan = Мероприятия
roadmap-measure = Мероприятие
roadmap-target = Цель
roadmap-unplanned = По процессам с прочерком мероприятие ещё не намечено: добавьте его в «карте болей», вид — реинжиниринг.

report-map = Подтверждено проблем и потребностей: { $confirmed }, из них высокой приоритетности: { $high }{ $bare ->
    [0] { "" }
   *[other] ; без намеченных мероприятий среди них: { $bare }
}. Ещё не рассмотрены сотрудниками: { $waiting }. Вся карта — файл { $name } этого комплекта.
