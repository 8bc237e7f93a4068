## рабочее место: подразделения, маршруты, настройки, сотрудники, шаблоны

desk-office-title = Настройки
desk-office-tabs = Разделы настроек
desk-office-tab = { $tab ->
    [units] Подразделения
    [places] Места
    [routes] Маршруты
    [people] Кто входит
    [widget] Кнопка для сайта
   *[settings] Организация и сроки
}
desk-office-saved = Сохранено.
desk-office-save = Сохранить
desk-office-add = Добавить
desk-office-remove = Удалить
desk-office-back-to-file = Вернуть значение из файла
desk-office-log = Кто и что менял
desk-office-log-line = { $date } · { $who } · { $what }: { $value }
desk-office-log-file = вернули значение из файла
desk-office-log-routes = правил: { $n }
desk-office-log-empty-value = пусто
desk-office-log-empty = Изменений пока не было.

## подразделения
desk-units-about = Карточки сообщений приходят в чат подразделения, а если своего чата нет, — в общий рабочий чат. В своём чате подразделение видит и ведёт только свои сообщения.
desk-units-new = Новое подразделение
desk-units-name = Название
desk-units-group = Группа внутренних клиентов
desk-units-group-title = { $group ->
    [administration] администрация
    [subordinate] подведомственная организация
    [authorised] уполномоченная организация
    [institution] муниципальное учреждение
   *[none] не входит в группы
}
desk-units-chat = Чат для карточек
desk-units-chat-help = Оставьте пустым, если карточки идут в общий рабочий чат. Можно вставить ссылку на чат или на его тему (https://t.me/c/1234567890/17), номер чата Telegram (-1001234567890) или VK (2000000005). Сначала сохраните чат здесь, потом добавьте в него бота.
desk-units-topic = Номер темы в чате. Без чата — тема общего рабочего чата в Telegram
desk-units-used = Принимает новые сообщения
desk-units-retired = не используется
desk-units-own-chat = { $topic ->
    [none] свой чат: { $chat }
   *[other] свой чат: { $chat }, тема { $topic }
}
desk-units-no-chat = карточки в общем рабочем чате
desk-units-twin = Подразделение «{ $title }» уже есть. Назовите это иначе.
desk-units-bad-title = Назовите подразделение: от 1 до 200 знаков.
desk-units-bad-chat = Чат «{ $chat }» записан непонятно. Вставьте ссылку на чат или его номер.
desk-units-bad-topic = Номер темы — это число из ссылки на тему, например 17. Темы есть только в чатах Telegram: если у подразделения такой чат свой, укажите и его.

## маршруты
desk-routes-about = Новое сообщение получает подразделение по первому правилу сверху, которое подходит. Если не подошло ни одно, сообщение остаётся в общей очереди.
desk-routes-none = Правил пока нет: все сообщения остаются в общей очереди.
desk-routes-new = Новое правило
desk-routes-line = { $topic }{ $organisation ->
    [none] {""}
   *[other] {", организация: "}{ $organisation }
}{ $place ->
    [none] {""}
   *[other] {", точка: "}{ $place }
} → { $unit }
desk-routes-topic = Тема
desk-routes-topic-any = любая тема
desk-routes-topic-section = { $section }: все темы
desk-routes-organisation = Организация
desk-routes-organisation-help = Оставьте пустым, если подходит любая.
desk-routes-place = Точка с QR-кодом
desk-routes-place-any = любая точка
desk-routes-place-help = Ссылки и коды для сообщений с каждой точки делает команда otklik qr. У сообщений «без следа» (с сайта все такие) точки нет: она сузила бы круг тех, кто мог написать.
desk-routes-unit = Куда направить
desk-routes-up = Выше
desk-routes-preview = Куда попадёт
desk-routes-preview-ask = Проверить
desk-routes-preview-told = Такое сообщение получит: { $unit }.
desk-routes-preview-nobody = Такое сообщение останется в общей очереди.
desk-routes-bad = Выберите подразделение и темы из списков; название организации — до 300 знаков.
desk-routes-no-units = Сначала добавьте подразделение.

## организация и сроки
desk-settings-about = Новое значение действует сразу, без перезапуска. Файл профиля при этом не меняется: к его значению можно вернуться.
desk-settings-name = { $name ->
    [org] Полное название организации
    [org_short] Краткое название
    [org_address] Почтовый адрес
    [org_email] Электронная почта для вопросов о данных
    [org_inn] ИНН
    [org_ogrn] ОГРН
    [site_feedback] Раздел «Обратная связь» на сайте
    [reception_info] Личный приём: дни, часы, телефон
    [pos_url] Адрес платформы обратной связи
    [responsible] Кто получает сообщения жителей
    [responsible_internal] Кто получает сообщения сотрудников
    [terms] Сроки ответа по темам
    [places] Места с QR-кодами
    [morning_line] Утренняя строка в рабочем чате
    [routes] Маршруты
    [wave] Волна опроса
    [survey] Анкета
   *[unit] Подразделение
}
desk-settings-terms-help = По строке на тему: «Ремонт дорог: 10». Дней — от 1 до { $longest }. Темы нет в списке — действует общий срок.
desk-settings-changed = Изменено: { $date }, { $who }.
desk-settings-of-file = Значение из файла профиля.
desk-settings-yes = да
desk-settings-no = нет
desk-settings-bad = { $why ->
    [topic] Темы «{ $found }» нет в справочнике. Проверьте, пожалуйста, название.
    [days] Срок по теме «{ $found }» — целое число дней от 1 до { $longest }.
    [line] Строка «{ $found }» записана непонятно. Посмотрите на пример под полем.
    [id] Код места «{ $found }» — до 24 знаков: латинские буквы, цифры и «_», первая — буква.
    [twice] Место «{ $found }» указано дважды.
    [point] Вида места «{ $found }» нет в справочнике.
    [printed] Место «{ $found }» убрать нельзя: его код, возможно, уже напечатан.
    [email] Такой адрес почты не подходит: нужен, например, vopros@example.ru.
    [inn] ИНН — это 10 цифр.
    [ogrn] ОГРН — это 13 цифр.
    [address] Адрес страницы начинается с https:// или http://.
   *[value] Такое значение не подходит: нужно от 1 до 500 знаков.
}

## кто входит
desk-people-about = Здесь видно, кто может пользоваться рабочим местом прямо сейчас. Вход держится полчаса без дела и не дольше 12 часов.
desk-people-line = { $name } · { $role } · { $unit } · вход { $begun }, последнее действие { $seen }
desk-people-all-units = все подразделения
desk-people-you = это вы
desk-people-end = Завершить вход
desk-people-end-all = Выйти всем
desk-people-end-all-help = Завершит все входы, ваш тоже, и погасит неиспользованные ссылки. Новую ссылку даст команда «otklik desk link».
desk-people-new = Пригласить коллегу
desk-people-name = Имя или должность
desk-people-role = Роль
desk-people-unit = Подразделение
desk-people-make = Сделать ссылку
desk-people-link = Ссылка для «{ $name }», действует { $minutes } минут и один раз. Передайте её лично: кто откроет, тот и войдёт.
desk-people-bad = Укажите имя до { $longest } знаков и роль из списка.

## шаблоны ответов
desk-templates-title = Шаблоны ответов
desk-templates-about = Шаблон подставляет текст ответа, который можно поправить перед отправкой. Вместо { $places } встанут данные сообщения.
desk-templates-none = Шаблонов пока нет.
desk-templates-new = Новый шаблон
desk-templates-edit = Изменить шаблон
desk-templates-name = Название
desk-templates-topic = Тема
desk-templates-topic-any = для любой темы
desk-templates-body = Текст ответа
desk-templates-bad = Нужны название до { $title } знаков и текст до { $body } знаков.
desk-templates-bad-places = Таких подстановок нет: { $names }. Есть: { $known }.

## передать подразделению
desk-hand-title = Передать № { $number } подразделению
desk-hand-now = Сейчас: { $unit }. Срок ответа останется прежним.
desk-hand-to = Кому передать
desk-hand-do = Передать
desk-hand-none = Других подразделений нет. Их добавляет администратор в разделе «Подразделения».
desk-hand-bad = Передать не получилось: сообщение изменили или такого подразделения нет. Проверьте и выберите ещё раз.

## передать коллеге
desk-colleague-title = Передать № { $number } коллеге
desk-colleague-name = Имя коллеги
desk-colleague-about = Выберите имя из подсказки или напишите его так, как коллега подписан на рабочем месте или в чате. Срок ответа останется прежним.
desk-colleague-outside = { $name } не увидит это сообщение: в доступе другое подразделение или только показатели. Выберите другого коллегу или передайте сообщение подразделению.

## автор, который шлёт спам
desk-author-link = Автор шлёт спам?
desk-author-title = Автор сообщения № { $number }
desk-author-about = Если с одного аккаунта идёт поток бессмысленных или одинаковых сообщений, приём от него можно закрыть: на неделю, самое большее на две, потом он откроется сам. Кто автор, программа не показывает. Официальное обращение он подать сможет.
desk-author-blocked = Приём сообщений от этого автора закрыт.
desk-author-reason = Причина
desk-author-reason-needed = Укажите причину, до { $longest } знаков. Её увидят только сотрудники с доступом к базе.
desk-author-block = Заблокировать автора
desk-author-let-in = Снова принимать сообщения
desk-case-blocked = приём сообщений от автора закрыт
desk-case-let-in = приём сообщений от автора снова открыт
