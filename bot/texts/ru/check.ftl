# otklik check и otklik qr: что проверено, что не так и что с этим делать.

cli-check = Проверить настройки, базу, ключи, мессенджеры и права в чатах. Пример: otklik check
check-ok = ✓ { $name }: { $value }
check-failed = ✗ { $name }: { $reason }. Что сделать: { $remedy }
check-warned = ! { $name }: { $reason }. Что сделать: { $remedy }
check-skipped = – { $name }: не настроено
check-waits = – { $name }: проверим, когда будет исправлен профиль
check-all-ok = Всё в порядке, можно запускать.
check-some-failed = Есть ошибки: { $count }. Исправьте их, прежде чем запускать.
check-warnings = Есть замечания: { $count }. Запускать можно.

## Что проверяется
check-names-settings = Настройки
check-names-profile = Профиль порядка
check-names-directories = Справочники
check-names-surveys = Анкеты
check-names-texts = Тексты
check-names-database = База данных
check-names-keys = Ключи опросов
check-names-waves = Открытые волны
check-names-backup = Резервные копии
check-names-disk = Место на диске
check-names-clock = Часы и часовой пояс
check-names-schedule = Расписание сводки
check-names-calendar = Рабочий календарь
check-names-web = Веб-раздел
check-names-employees = Чаты сотрудников
check-names-foreign-messenger = Иностранный мессенджер
check-names-rehearsal = Репетиция
check-names-telegram-token = Telegram, токен
check-names-telegram-chat = Telegram, рабочий чат
check-names-telegram-rights = Telegram, права в чате
check-names-telegram-employee-chat = Telegram, чат сотрудников
check-names-staff-chat = Закрытость рабочего чата
check-names-vk-token = ВКонтакте, ключ
check-names-vk-messages = ВКонтакте, сообщения сообщества
check-names-vk-long-poll = ВКонтакте, получение событий
check-names-vk-chat = ВКонтакте, рабочий чат
check-names-vk-employee-chat = ВКонтакте, чат сотрудников
check-names-max-token = MAX, токен

## Что найдено
check-values-behind-proxy = { $url }; журнал посещений сервера, который стоит перед программой, должен быть выключен (docs/behind-a-proxy.md)
check-values-readable = прочитаны
check-values-profile = { $name }: { $act }
check-values-set-at-desk = изменено на рабочем месте: { $names }
check-values-entries = { $count ->
    [one] { $count } запись
    [few] { $count } записи
   *[many] { $count } записей
}
check-values-surveys = { $count ->
    [one] { $count } анкета без ошибок
    [few] { $count } анкеты без ошибок
   *[many] { $count } анкет без ошибок
}
check-values-words = язык { $language }, { $count ->
    [one] { $count } фраза
    [few] { $count } фразы
   *[many] { $count } фраз
}
check-values-database = есть связь, версия { $version }, целостность проверена
check-values-empty-database = есть связь, пока пустая: таблицы появятся при первом запуске
check-values-will-be-made = { $file }: появится при первом запуске
check-values-no-waves = открытых волн нет
check-values-backup = последняя от { $date }, прочитана целиком, { $rows ->
    [one] { $rows } строка
    [few] { $rows } строки
   *[many] { $rows } строк
}
check-values-free = свободно { $size } МБ, запись возможна
check-values-clock = { $zone }, сейчас { $date } { $time }
check-values-next-digest = ближайшая сводка { $date } в { $time }{ $chats ->
    [yes] {""}
   *[no] , но рабочий чат не задан: увидеть её можно командой «otklik digest»
}
check-values-closed = чат закрытый
check-values-deleting = удаление сообщений
check-values-administrator = администратор чата
check-values-switched-on = включены

## Что не так
check-reasons-setting = { $name }: { $reason ->
    [unknown] такой настройки нет
    [missing] не задано
    [chat] рабочий чат и чат сотрудников — один и тот же чат
    [short] короче 16 знаков, такое слово можно подобрать
    [path] адрес нужен без пути и параметров
    [rehearsal] часы можно перевести только на репетиции
   *[bad] значение не подходит{ $allowed ->
        [none] {""}
       *[other] , нужно так: { $allowed }
    }
}
check-reasons-fallback-off = запасной чат указан в { $messenger }, а этот мессенджер не настроен
check-reasons-open-to-all = { $file } доступен и другим пользователям сервера
check-reasons-profile-keys-missing = в профиле не хватает: { $value }
check-reasons-profile-keys-demo = в профиле остались демонстрационные значения: { $value }
check-reasons-no-language = нет папки языка { $language }
check-reasons-no-words = нет перевода ({ $count }), первая фраза — { $key }
check-reasons-no-database = база недоступна
check-reasons-database-broken = база { $file } повреждена
check-reasons-old-database = база от прежней версии
check-reasons-newer-database = база от более новой версии программы
check-reasons-keys-with-backups = ключи лежат на одном диске с резервными копиями
check-reasons-key-lost = ключ волны { $wave } потерян: её запечатанные анкеты открыть нельзя
check-reasons-wave-keys-not-saved = ключей открытых волн нет в резервных копиях: потеря диска = потеря анкет этих волн{ $count ->
        [0] { "" }
       *[other] { " " }(сейчас запечатано не меньше { $count })
    }
check-reasons-backup-opens-ballots = резервная копия от { $date } содержит ключи: она открывает анкеты всех открытых волн
check-reasons-no-backup = резервных копий ещё нет
check-reasons-old-backup = последняя резервная копия от { $date }
check-reasons-bad-backup = копия { $file } повреждена или это не копия «Отклика»
check-reasons-no-writing = в { $file } нельзя писать
check-reasons-little-space = свободно только { $size } МБ
check-reasons-clock-wrong = часы расходятся на { $seconds } с
check-reasons-clock-unknown = { $now }; сверить не с чем: ни один мессенджер не ответил
check-reasons-day-to-come = волна { $wave } начата или посчитана { $date }, а сегодня { $today }: часы забегали вперёд или сейчас отстают
check-reasons-no-calendar = нет файла на { $year } год: известны только праздники из Трудового кодекса, переносов в сроках нет
check-reasons-port-taken = порт { $value } занят
check-reasons-no-https = адрес { $url } без шифрования: чужие увидят, кто и что отвечает
check-reasons-rehearsal-clock = часы переведены, сейчас «{ $date } { $time }»: это репетиция, её данные и отчёты не настоящие
check-reasons-foreign-messenger = { $messenger } — иностранный мессенджер. Закон запрещает получать через него личные данные (149-ФЗ, ст. 10, ч. 8–10) и ограничивает общение органов местного самоуправления с гражданами (41-ФЗ)
check-reasons-unsafe-sqlite = эта сборка SQLite не выполняет { $pragma }: стёртое осталось бы на диске или принятое могло бы пропасть
check-reasons-two-employee-chats = чатов сотрудников больше одного: кто состоит в двух, ответит на внутренний опрос дважды. Связать два аккаунта одного человека программа не может
check-reasons-contacts-abroad = приём имён и телефонов включён и для иностранного мессенджера ({ $messenger }): это запрещено (149-ФЗ, ст. 10, ч. 8–10)
check-reasons-bad-token = сервер не принял токен
check-reasons-no-connection = нет связи: { $url }
check-reasons-without-effect = { $name } прочитано, но в этой версии ещё не действует
check-reasons-no-webhooks = события через webhook эта версия не принимает, они берутся опросом
check-reasons-webhook = у бота установлен webhook: опрос не получит ни одного сообщения
check-reasons-not-member = бота нет в чате
check-reasons-moved-chat = группа стала супергруппой, её номер теперь другой
check-reasons-no-rights = не хватает прав: { $value }
check-reasons-staff-chat-public = рабочий чат открытый: войти и прочитать сводки может любой, у кого есть ссылка
check-reasons-not-ours = ключ не от сообщества { $value } или без права «Управление»
check-reasons-messages-off = сообщения сообщества выключены или у ключа нет права на них
check-reasons-events-off = события выключены
check-reasons-no-max-door = MAX настроен, но эта версия его ещё не обслуживает
check-reasons-too-slow = не ответили за { $seconds } с
check-reasons-our-mistake = ошибка в программе: { $place }

## Что сделать
check-remedies-fix-setting = { $reason ->
    [unknown] проверьте имя в .env.example
    [missing] допишите { $name } в .env или уберите остальные настройки этого мессенджера
    [chat] укажите для сотрудников и для рабочего чата разные чаты
    [short] задайте { $name } длиннее или уберите: секрет будет создан сам
    [rehearsal] добавьте OTKLIK_REHEARSAL=1 или уберите { $name }
   *[bad] исправьте { $name } в .env, пример — в .env.example
}
check-remedies-set-fallback = задайте { $name } или исправьте OTKLIK_STAFF_FALLBACK
check-remedies-close-access = { $folder ->
    [yes] выполните «chmod 700 { $file }»
   *[no] выполните «chmod 600 { $file }»
}
check-remedies-fix-profile = исправьте файл профиля или OTKLIK_PROFILE
check-remedies-fill-profile = { $own ->
    [yes] впишите их в файл профиля «{ $name }»
   *[no] впишите их в свой файл профиля (первая строка — «extends: { $name }») и укажите его в OTKLIK_PROFILE
}
check-remedies-fix-file = исправьте файл
check-remedies-fix-script = исправьте анкету и проверьте: otklik survey check
check-remedies-other-language = укажите OTKLIK_LANGUAGE из этих: { $known }
check-remedies-add-words = допишите фразы в bot/texts/{ $language }
check-remedies-let-in = дайте доступ тому пользователю, под которым работает программа
check-remedies-database = проверьте OTKLIK_DATABASE_URL и запущен ли сервер базы
check-remedies-restore = не удаляйте её; восстановите копию: otklik restore ФАЙЛ
check-remedies-newer = обновите программу или восстановите копию, сделанную этой версией
check-remedies-migrate = выполните «otklik migrate» или просто запустите программу
check-remedies-find-key = верните файл ключа; папка ключей — OTKLIK_KEYS_DIR
check-remedies-move-keys = перенесите ключи на другой диск и укажите его в OTKLIK_KEYS_DIR или копии — в OTKLIK_BACKUP__TO
check-remedies-keys-choice = ничего, если это допустимо; иначе «otklik backup ФАЙЛ --with-keys». Такая копия открывает все анкеты: храните её отдельно и уничтожьте после закрытия волн
check-remedies-destroy-copy = храните эту копию отдельно и уничтожьте её, когда волны закроются
check-remedies-make-backup = сделайте копию: otklik backup ФАЙЛ
check-remedies-free-space = освободите место
check-remedies-set-clock = включите сверку времени
check-remedies-look-at-clock = посмотрите, верны ли часы, и включите сверку времени
check-remedies-day-to-come = сверьте часы машины и включите сверку времени. Если они верны сейчас, ничего не делайте: программа дождётся этого дня
check-remedies-calendar = обновите Отклик или положите календарь в config/calendars/{ $year }.yaml
check-remedies-other-port = укажите другой порт в OTKLIK_WEB__PORT
check-remedies-https = поставьте перед программой сервер с сертификатом и укажите адрес https:// в OTKLIK_WEB__PUBLIC_URL
check-remedies-end-rehearsal = уберите OTKLIK_REHEARSAL и OTKLIK_NOW и начните с чистой базой
check-remedies-unsafe-sqlite = поставьте Python с обычной сборкой SQLite или перейдите на PostgreSQL: OTKLIK_DATABASE_URL
check-remedies-one-employee-chat = оставьте один чат сотрудников или раздайте талоны: otklik survey slips
check-remedies-ask-lawyer = решите вопрос с юристом. Основными держите сайт, ВКонтакте и MAX; приём контактов не включайте
check-remedies-contacts-off = укажите OTKLIK_CONTACTS=none или own
check-remedies-get-token-telegram = получите токен у @BotFather
check-remedies-get-token-vk = создайте ключ в управлении сообществом: «Работа с API»
check-remedies-connection = проверьте доступ сервера в интернет, прокси и адрес
check-remedies-wait-for-version = всё остальное работает и без этой настройки; она понадобится в следующей версии
check-remedies-polling = укажите { $name }=polling
check-remedies-drop-webhook = снимите его методом deleteWebhook Bot API; если его ставили не вы, смените токен у @BotFather
check-remedies-add-to-chat = добавьте бота в чат: { $value }
check-remedies-moved-chat = укажите { $setting }={ $value }
check-remedies-grant-rights = дайте боту права: { $value }
check-remedies-close-chat = сделайте чат закрытым, отзовите ссылки-приглашения и проверьте участников
check-remedies-enable-messages = включите сообщения сообщества и дайте ключу право на них
check-remedies-enable-events = программа сама включит их при запуске; если не получится, включите Long Poll API и события: { $value }
check-remedies-other-doors = пользуйтесь сайтом, ВКонтакте или Telegram, настройки MAX оставьте до обновления
check-remedies-look-there = проверьте эту часть отдельно и повторите
check-remedies-tell-makers = сообщите это место разработчикам

## QR-коды
cli-qr = QR-коды опросов и «Написать нам» с плакатами А4 и А5, табличкой на стол и врезкой для письма. Для каждой точки и каждого включённого канала. Пример: otklik qr --survey ext_express --to qr
cli-qr-survey = имя анкеты, например ext_express; message — только «Написать нам»
cli-qr-to = папка для картинок и плакатов
cli-qr-place = точка из профиля, например hall
cli-qr-made = { $count ->
    [0] Кодов нет: ни один канал не включён. Проверьте настройки: otklik check
    [one] Готов { $count } код в PNG и SVG, к нему плакаты, таблички и врезки. Что где — в { $folder }/index.html.
    [few] Готово { $count } кода в PNG и SVG, к ним плакаты, таблички и врезки. Что где — в { $folder }/index.html.
   *[many] Готово { $count } кодов в PNG и SVG, к ним плакаты, таблички и врезки. Что где — в { $folder }/index.html.
}
cli-qr-one = { $id } («{ $title }»)
cli-qr-no-survey = Опроса «{ $id }» нет. Есть: { $known }
cli-qr-no-place = Точки «{ $id }» в профиле нет. Есть: { $known }
cli-qr-no-writing = В папку { $folder } не получается записать. Укажите другую
cli-qr-no-telegram = Кодов для Telegram нет: не удалось узнать имя бота. Проверьте токен и связь: otklik check
cli-qr-local = Внимание: адрес { $url } виден только на этой машине. Укажите OTKLIK_WEB__PUBLIC_URL и сделайте коды заново.
