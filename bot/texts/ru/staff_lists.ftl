# Рабочий чат: команды, очереди, передача коллеге, шаблоны, внесённые обращения, утренняя строка.

staff-queue-title =
    { $queue ->
        [mine] { $count ->
            [one] { $owner }: { $count } сообщение
            [few] { $owner }: { $count } сообщения
           *[many] { $owner }: { $count } сообщений
        }
        [overdue] { $count ->
            [one] Просрочено { $count } сообщение:
            [few] Просрочено { $count } сообщения:
           *[many] Просрочено { $count } сообщений:
        }
       *[open] { $count ->
            [one] В работе { $count } сообщение:
            [few] В работе { $count } сообщения:
           *[many] В работе { $count } сообщений:
        }
    }
staff-queue-line =
    { $urgent ->
        [yes] { $place }. Срочно · № { $number } · { $topic } · { $status } · { $due_left }
       *[no] { $place }. № { $number } · { $topic } · { $status } · { $due_left }
    }
staff-queue-page = Страница { $page } из { $pages }
staff-queue-how = Чтобы открыть карточку, нажмите её номер в списке.
staff-queue-none =
    { $queue ->
        [mine] { $owner }: открытых сообщений нет.
        [overdue] Просроченных сообщений нет.
       *[open] Открытых сообщений нет.
    }
staff-queue-turn =
    { $way ->
        [back] Назад
       *[on] Дальше
    }
staff-queue-card-comes = Карточка № { $number } появится ниже.

staff-help =
    Команды рабочего чата:
    /open — сообщения в работе и сроки
    /mine — сообщения, которые вы взяли
    /overdue — просроченные сообщения
    /enter — внести обращение с почты, приёма, телефона
    /lines — готовые строки со ссылкой: для СЭД, письма, конца ответа
    /summary — показатели текущего квартала
    /desk — одноразовая ссылка для входа на рабочее место
    /help — эта справка

    Слова «открытые», «мои», «просроченные», «внести», «строки», «сводка», «вход» и «помощь» тоже работают, если ответить ими на сообщение бота или упомянуть его.

    Чтобы ответить автору, ответьте на карточку его сообщения: бот покажет текст и спросит, отправлять ли.
staff-command =
    { $name ->
        [open] Сообщения в работе и сроки
        [mine] Сообщения, которые вы взяли
        [overdue] Просроченные сообщения
        [enter] Внести обращение
        [lines] Готовые строки со ссылкой
        [summary] Показатели текущего квартала
        [desk] Ссылка для входа на рабочее место
       *[help] Справка
    }
staff-word =
    { $name ->
        [open] открытые
        [mine] мои
        [overdue] просроченные
        [enter] внести
        [lines] строки
        [summary] сводка
        [desk] вход
       *[help] помощь
    }
staff-sign-in =
    Одноразовая ссылка для входа на рабочее место, действует до { $time }: { $link }
    Её просит { $name }. Откройте ссылку, нажмите «Войти», потом вернитесь сюда и нажмите «Это я». Если открыли её не вы — «Не я».
staff-sign-in-verb =
    { $verb ->
        [me] Это я
       *[not] Не я
    }
staff-sign-in-not-yours = «Это я» нажимает тот, кто просил ссылку. Вам — «/desk».
staff-sign-in-not-opened = Сначала откройте ссылку и нажмите там «Войти».
staff-sign-in-over = Эта ссылка уже не действует. Новая — «/desk».
staff-sign-in-confirmed-toast = Вход подтверждён: вернитесь на страницу.
staff-sign-in-confirmed = Вход на рабочее место подтверждён: { $name }. Ссылка использована.
staff-sign-in-void = Ссылка отменена: с ней никто не войдёт.
staff-sign-in-refused =
    Ссылка для входа отменена: под ней нажали «Не я» ({ $by }). Просили её под именем: { $name }. С ней никто не вошёл и не войдёт.
    Если ссылку открыл кто-то чужой, проверьте, кто есть в этом чате. Новая ссылка — «/desk».
staff-sign-in-off = Рабочее место отсюда не открыть: у сайта нет адреса. Обратитесь к администратору.

staff-fold =
    { $way ->
        [on] Ещё…
       *[first] В начало
    }
staff-too-old = Эта карточка слишком старая: VK её больше не меняет. Откройте новую через /open.
staff-vk-not-admin = Сообщество не администратор этого чата, поэтому не видит его участников. Назначьте его администратором чата.
staff-due-as-of = на { $date }: { $left }

staff-entry-channel = Как поступило обращение?
staff-entry-kind = { $channel }. Какое это обращение?
staff-entry-head =
    { $kind } · { $channel }
    Поступило: { $date }
staff-entry-words =
    Ответьте на это сообщение текстом обращения.
    Если оно поступило не сегодня, ответьте сначала датой: 18.11.2026.
staff-entry-check = Чтобы заменить текст или дату, ответьте на это сообщение новым текстом или датой.
staff-entry-as-topic = Тема: { $topic }
staff-entry-due = Срок ответа: { $date }
staff-entry-section = Выберите раздел:
staff-entry-topic = { $section }. Выберите тему:
staff-entry-topic-internal = Выберите тему:
staff-entry-save = Сохранить
staff-entry-other-topic = Тема…
staff-entry-done = Обращение зарегистрировано, № { $number }. Карточка появится ниже.
staff-entry-dropped = Обращение не внесено.
staff-entry-before = Такое обращение уже внесено: № { $number }.
staff-entry-press = Выберите, пожалуйста, кнопкой.
staff-entry-only-text = Внести можно только текст. Напишите, пожалуйста, словами.
staff-entry-no-day = Такого дня нет. Напишите дату так: 18.11.2026.
staff-entry-other-day = Дата поступления — не позже сегодняшней, { $date }, и не раньше чем за год до неё.

staff-ask-owner =
    Кому передать № { $number }?
    Выберите коллегу или ответьте на это сообщение его именем.
staff-check-owner = Передать № { $number }: { $owner }?
staff-hand-over = Передать
staff-handed = № { $number } передано: { $owner }.
staff-owner-long = Напишите, пожалуйста, имя: до { $limit } знаков.
staff-owner-has-it = № { $number } и сейчас в работе: { $owner }.
staff-template = Шаблон
staff-choose-template = Выберите шаблон ответа:
staff-no-templates = Шаблонов по этой теме пока нет.
staff-template-back = Написать самим

staff-morning =
    Новых: { $count }, без ответа: { $open }, просрочено: { $overdue }, закрыто { $since ->
        [yesterday] вчера
       *[other] с { $since }
    }: { $done }.
staff-register-due = Не зарегистрировано: { $count }. Ближайший срок — { $date }.
staff-answer-due =
    { $days ->
        [0] Срок ответа сегодня: { $numbers }.
       *[other] Срок ответа через { $days } дн.: { $numbers }.
    }
staff-overdue = Срок нарушен: { $numbers }. Самая большая задержка — { $days } дн.
staff-and-more = { $numbers } и ещё { $count }
staff-urgent =
    Срочно: № { $number }, { $topic ->
        [none] тема не указана
       *[other] { $topic }
    }. Возможна угроза безопасности или нарушение прав. Проверьте сейчас.

staff-card-mode-elsewhere = Ответ: так же, как пришло обращение ({ $channel }); здесь он останется в реестре
staff-check-elsewhere = Обращение пришло не через бота: текст останется в реестре, а автору его отправляют так же, как оно пришло.
staff-kept-elsewhere = Ответ по № { $number } сохранён. Отправьте его автору так же, как пришло обращение: { $channel }.
staff-crowd = Сообщений пришло больше, чем чат принимает сразу. Ещё { $count ->
        [one] { $count } карточка придёт
        [few] { $count } карточки придут
       *[many] { $count } карточек придут
    } по очереди, срочные — первыми. Ничего не потеряно: все сообщения уже в списке открытых.
staff-crowd-open = Открытые
