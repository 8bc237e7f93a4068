## desk: рабочее место сотрудников

desk-title = Рабочее место
desk-menu = Разделы рабочего места
desk-sign-in = Вход по одноразовой ссылке
desk-sign-in-help = Попросите ссылку в рабочем чате или выполните команду «otklik desk link».
desk-sign-in-press = Ссылка действует один раз. Нажмите «Войти», чтобы открыть рабочее место.
desk-sign-in-bad = Ссылка не действует: её уже использовали или вышло время. Попросите новую.
desk-enter = Войти
desk-go-on = Продолжить
desk-sign-out = Выйти
desk-roles-operator = Оператор
desk-roles-analyst = Аналитик
desk-roles-admin = Администратор
desk-nav-surveys = Опросы и волны

## опросы и волны
desk-counts-rounded = Пока опрос идёт, показываем только округлённое вниз число анкет. Ответы запечатаны.
desk-waves-survey = Опрос
desk-waves-for = { $audience ->
    [internal] для сотрудников
   *[external] для жителей
}
desk-waves-until = Последний день
desk-waves-started = Начато
desk-waves-finished = Закончено
desk-waves-link = Ссылка
desk-waves-count = { $n ->
    [0] меньше 5
   *[other] { $n } и больше
}
desk-waves-lost = Ключ потерян: сосчитать и вскрыть анкеты нельзя.
