## desk: рабочее место сотрудников

desk-title = Рабочее место
desk-menu = Разделы рабочего места
desk-sign-in = Вход по одноразовой ссылке
desk-sign-in-help = Попросите ссылку в рабочем чате или выполните команду «otklik desk link».
desk-sign-in-press = Ссылка действует один раз. Нажмите «Войти», чтобы открыть рабочее место.
desk-sign-in-bad = Ссылка не действует: её уже использовали или вышло время. Попросите новую.
desk-sign-in-taken = Если ссылку прислал бот в рабочий чат, а открыли её не вы, нажмите под ней «Не я»: никто с ней не войдёт.
desk-sign-in-waits = Остался один шаг
desk-sign-in-confirm = Нажмите «Это я» под ссылкой в рабочем чате. Потом эта страница откроет рабочее место сама или по кнопке «Продолжить».
desk-sign-in-not-me = Если ссылка оказалась использована не вами — нажмите там «Не я».
desk-enter = Войти
desk-go-on = Продолжить
desk-sign-out = Выйти
desk-roles-operator = Оператор
desk-roles-analyst = Аналитик
desk-roles-admin = Администратор
desk-nav-surveys = Опросы и волны

## опросы и волны
desk-counts-rounded = Пока опрос идёт, показываем только число анкет на утро, округлённое вниз: считаем раз в день. Ответы запечатаны.
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

## командная строка
desk-clerk = Сотрудник
cli-desk = Рабочее место сотрудников. Пример: otklik desk link --name "Анна"
cli-desk-link = Одноразовая ссылка для входа. Пример: otklik desk link --name "Анна Петровна" --role operator
cli-desk-name = Как подписать вход: имя или должность
cli-desk-role = Кто входит: operator отвечает на сообщения, analyst смотрит показатели, admin может всё
cli-desk-link-lives = Ссылка действует 10 минут и один раз. Передайте её лично: кто откроет, тот и войдёт.
cli-desk-web-off = Сайт выключен (OTKLIK_WEB__PORT=0), и рабочего места нет. Укажите порт, например OTKLIK_WEB__PORT=8080.
cli-desk-long-name = Имя слишком длинное: { $length } знаков, а поместится { $limit }.
fault-cannot-listen = { $why ->
    [host] OTKLIK_WEB__HOST: у этой машины нет адреса { $host }. Обычно нужен 127.0.0.1, а перед ним — сервер с сертификатом; чтобы слушать все адреса машины, укажите 0.0.0.0
    [denied] Порт { $port } программе не дают: порты до 1024 — для администратора. Укажите другой в OTKLIK_WEB__PORT, например 8080
   *[taken] Порт { $port } на { $host } занят другой программой. Остановите её или укажите другой порт в OTKLIK_WEB__PORT.
}
