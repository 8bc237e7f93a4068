# Отчёт за период: как он сдаётся, кто сдал часть, кто принял; напоминания о нём.

reports-title = Отчёты
reports-whole = Отчёт за период
reports-running = Период ещё идёт: сдавать отчёт можно, когда он закончится.
reports-due = Срок сдачи — { $date }.
reports-recipient = Кому сдаётся: { $name }.
reports-state = { $state ->
    [submitted] сдан
    [accepted] принят
   *[draft] готовится
}
reports-step = { $step ->
    [submit] Отметить: сдан
    [accept] Принять
   *[return] Вернуть на доработку
}
reports-line = { $step ->
    [submit] { $date } — сдан
    [accept] { $date } — принят
   *[return] { $date } — возвращён
} ({ $actor })
reports-note = Что нужно исправить
reports-day-of = День сдачи
reports-why = Напишите, что нужно исправить: без этого возвращать нечего.
reports-long = Замечание длиннее { $longest } знаков (сейчас { $length }). Сократите, пожалуйста.
reports-day = День сдачи — не раньше { $first } и не позже { $last }.
reports-not-over = Период ещё идёт: отметить можно с { $date }.
reports-taken = Пока страница была открыта, это уже отметили: сейчас отчёт { $state ->
    [submitted] сдан
    [accepted] принят
   *[draft] готовится
}. Ничего не изменилось.
reports-unready = Сначала примите { $count ->
    [one] { $count } часть
    [few] { $count } части
   *[many] { $count } частей
}: { $parts }.
reports-remind = Отчёт за { $period } ещё не отмечен как сданный.{ $due ->
    [no] { "" }
   *[other] { " " }Срок — { $due }.
}{ $left ->
    [0] { "" }
    [one] { " " }Не принята { $left } часть по направлению.
    [few] { " " }Не приняты { $left } части по направлениям.
   *[many] { " " }Не принято { $left } частей по направлениям.
} Отметить можно на рабочем месте, раздел «Отчёты».
reports-remind-annual = В этом году ещё не было ежегодного опроса сотрудников. Порядок требует данных за каждый год: откройте его командой «otklik survey open int_annual --basis "распоряжение от … № …"».
fault-no-basis = Опрос { $survey } не открыт: порядок велит проводить опросы сотрудников по распоряжению. Назовите его номер и дату: otklik survey open { $survey } --basis "распоряжение от 12.01.2026 № 15"
