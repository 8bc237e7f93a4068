# Команды, запуск и ошибки для того, кто ведёт программу.

cli-otklik = «Отклик»: опросы, сообщения и сводки муниципалитета. Пример: otklik check
cli-run = Запустить всё, что настроено. Пример: otklik run
cli-migrate = Привести базу к этой версии программы. Пример: otklik migrate
cli-migrated = База готова, версия { $version }.
cli-backup = Сделать проверенную копию базы. Пример: otklik backup kopiya.gz
cli-backup-file = файл копии
cli-with-keys = вместе с ключами: такая копия открывает все анкеты
cli-backed-up = Копия сделана и проверена: { $file }, { $rows ->
    [one] { $rows } строка
    [few] { $rows } строки
   *[many] { $rows } строк
}.
cli-backup-opens = Внимание: в копии ключи ({ $keys }), она открывает анкеты всех открытых волн. Храните её отдельно и уничтожьте, когда волны закроются.
cli-restore = Восстановить базу из копии. Пример: otklik restore kopiya.gz
cli-restored = База восстановлена: { $rows ->
    [one] { $rows } строка
    [few] { $rows } строки
   *[many] { $rows } строк
}.
cli-restored-openings = Внимание: анкеты, вскрытые после этой копии, могут вскрыться ещё раз, с другими соседями; кто видел цифры до восстановления, вычтет одни из других и может узнать ответы отдельного человека (docs/anonymity-administrator.md).
cli-former-kept = Прежняя база сохранена: { $file }. В ней тексты и адреса, до которых не дотянутся ни сроки, ни «Забыть меня». { $date } программа её сотрёт; чтобы стереть сейчас — «otklik erase».

fault-setting = { $reason ->
    [unknown] { $name }: такой настройки нет. Проверьте имя в .env.example
    [missing] { $name }: не задано. Допишите в .env или уберите остальные настройки этого мессенджера
    [path] { $name }: адрес нужен без пути и параметров: сайт «Отклика» занимает адрес целиком. Например: { $allowed }. Исправьте в .env
    [chat] { $name }: это тот же чат, что рабочий: сотрудники читали бы все сообщения жителей. Укажите другой чат или уберите { $name }
    [short] { $name }: слишком коротко, такое слово можно подобрать. Нужно не меньше 16 знаков; без этой строки секрет будет создан сам
    [rehearsal] { $name }: часы можно перевести только на репетиции. Добавьте OTKLIK_REHEARSAL=1 или уберите { $name }
   *[bad] { $name }: значение не подходит{ $allowed ->
        [none] {""}
       *[other] , нужно так: { $allowed }
    }. Исправьте в .env; пример — в .env.example
}
fault-file = { $file }:{ $line }: { $code ->
    [unreadable] файл не читается. Проверьте путь и права
    [encoding] файл не в UTF-8. Сохраните его в UTF-8
    [too_big] файл слишком велик
    [too_deep] слишком много вложенных уровней
    [syntax] это не YAML. Проверьте отступы и кавычки
    [anchor] якоря не нужны
    [tag] теги не нужны
    [duplicate] ключ { $key } задан дважды
    [not_mapping] нужны пары «ключ: значение»
    [setting] это не настройка. Нужно ИМЯ=значение; комментарий начинают с «#», кавычку закрывают
    [missing] не хватает ключа { $key }
    [extra] лишний ключ { $key }
    [unknown] { $key }: нет «{ $found }», есть { $expected }
    [twice] { $key } встречается дважды
    [zone] { $key }: нет часового пояса «{ $found }»
    [extends] нет профиля «{ $found }», есть { $expected }
    [choice] { $key }: значение не подходит, нужно { $expected }
    [range] { $key }: число не подходит, нужно { $expected }
   *[other] { $key }: значение не подходит
}
fault-system = { $file }: { $code ->
    [denied] нет прав на запись. Дайте их тому пользователю, под которым работает программа, или укажите другое место
    [full] на диске кончилось место. Освободите его и повторите
    [readonly] этот диск только для чтения. Укажите другое место
   *[path] такого места нет, или там файл вместо папки. Проверьте путь
}
fault-no-room = Некуда писать: на диске кончилось место. Освободите его и повторите
fault-unexpected = Ошибка в программе: { $place }. Ничего не потеряно. Сообщите это место разработчикам.
fault-database-gone = База { $file } была, а теперь её нет. Верните файл или восстановите копию: otklik restore ФАЙЛ. Если база больше не нужна, удалите { $marker }
fault-database-broken = База { $file } повреждена. Не удаляйте её. Восстановите копию: otklik restore ФАЙЛ
fault-newer-database = База от более новой версии программы. Обновите программу или восстановите копию, сделанную этой версией
fault-no-database = База недоступна ({ $reason }). Проверьте OTKLIK_DATABASE_URL, место на диске и запущен ли сервер базы
fault-unsafe-sqlite = Эта сборка SQLite не выполняет { $pragma }: стёртое осталось бы на диске или принятое могло бы пропасть. База не тронута. Поставьте Python с обычной сборкой SQLite или перейдите на PostgreSQL: OTKLIK_DATABASE_URL
fault-rewritten = Анкета { $survey }: вопросы изменились, а версия { $version } прежняя. Поднимите version в её файле
fault-no-folder = Нет папки { $file }. Создайте её или укажите другую
fault-is-running = Otklik сейчас работает с этой базой. Остановите его (Ctrl-C или systemctl stop otklik), восстановите копию и запустите снова. База не тронута
fault-is-restoring = Сейчас восстанавливается копия. Запустите Otklik, когда это закончится
fault-no-file = Нет файла { $file }
fault-not-a-backup = { $file }: это не копия «Отклика» или файл повреждён. База не тронута
fault-not-empty = В базе уже есть данные. Укажите в OTKLIK_DATABASE_URL пустую базу
fault-not-offered = Опрос { $survey } так не открывают: его нет среди анкет или он постоянный и открывается сам. Список: otklik survey list
fault-still-open = Волна опроса { $survey } уже открыта. Закрыть: otklik survey close { $survey }
fault-key-lost = Ключ волны { $wave } потерян: её запечатанные анкеты открыть нельзя. Проверьте OTKLIK_KEYS_DIR
fault-notes-damaged = Файл { $file } в папке ключей испорчен, и волну { $wave } вскрыть нельзя: в нём записано, какие анкеты вскрываются вместе. Если строки базы никто посторонний не мог вернуть на место, удалите этот файл и повторите. Если мог — закончите волну, не вскрывая: otklik survey close { $wave } --discard

check-stopped = «Отклик» остановлен.

cli-survey = Анкеты и волны опросов. Пример: otklik survey list
cli-survey-id = имя анкеты, например int_annual
cli-survey-open = Открыть волну опроса. Пример: otklik survey open int_annual --until 2026-12-10 --basis "приказ № 15 от 01.11.2026"
cli-survey-until = последний день волны: 2026-12-10 или 10.12.2026; без него — по сроку анкеты
cli-survey-basis = документ-основание: номер и дата
cli-survey-close = Закрыть волну: анкеты открываются вперемешку, ключ уничтожается. Пример: otklik survey close int_annual
cli-survey-waves = Волны с их состоянием и примерным числом анкет. Пример: otklik survey waves
cli-wave-past = Последний день волны уже прошёл. Сегодня { $date }
cli-wave-none = Открытой волны опроса { $survey } нет. Все волны: otklik survey waves
cli-wave-closed = Волна { $wave } закрыта: анкеты открыты вперемешку, ключ уничтожен.
cli-wave-which = Незаконченных волн несколько: { $waves }. Укажите ту, которую надо закончить, вместо названия опроса.
cli-wave-extended = Волна { $wave } не закрыта и открыта до { $date }: законченных анкет меньше { $k_min }, открывать их нельзя.
cli-waves-none = Волн пока не было. Постоянные опросы начинаются при запуске: otklik run
cli-wave-line = { $wave }: { $state ->
    [open] открыта
    [over] больше не принимает ответов, { $key ->
        [elsewhere] ждёт ключ
       *[here] закрывается
    }
    [counted] анкеты открыты, закрытие не закончено
    [lost] ключ потерян, анкеты открыть нельзя
   *[closed] закрыта
}, { $begins } — { $ends }{ $key ->
    [elsewhere] , ключ хранится не здесь
   *[here] {""}
}{ $entry ->
    [slips] , по талонам
   *[membership] {""}
}{ $about } { $told }
cli-wave-no-key = (ключ не найден: проверьте OTKLIK_KEYS_DIR)
staff-wave-opened = Опрос «{ $title }» открыт до { $date }.

run-started = «Отклик» запущен. { $profile }
run-rehearsal = ВНИМАНИЕ, РЕПЕТИЦИЯ: часы переведены на { $now }. Данные и отчёты не настоящие. Закончить: уберите OTKLIK_REHEARSAL и OTKLIK_NOW и начните с чистой базой.
run-web =
    Сайт: { $url }/
    Рабочее место: { $url }/desk/
    Одноразовая ссылка для входа, 10 минут: { $link }
run-web-off = Сайт и рабочее место выключены. Включить: уберите OTKLIK_WEB__PORT=0
run-messenger = { $name ->
    [telegram] Telegram
   *[vk] ВКонтакте
}: { $state ->
    [off] выключен. Включить: { $name ->
        [telegram] токен от @BotFather в OTKLIK_TELEGRAM__TOKEN
       *[vk] ключ сообщества в OTKLIK_VK__TOKEN и его номер в OTKLIK_VK__GROUP_ID
    }
   *[on] включён, { $staff ->
        [yes] рабочий чат задан
       *[no] рабочий чат не задан: укажите { $name ->
            [telegram] OTKLIK_TELEGRAM__STAFF_CHAT
           *[vk] OTKLIK_VK__STAFF_CHAT
        }
    }
}
run-without-effect = { $name }: прочитано, но в этой версии ещё не действует
run-max-later = MAX: настройки прочитаны, но в этой версии бот MAX ещё не работает

usage-usage = Вызов
usage-options = ПАРАМЕТРЫ
usage-command = КОМАНДА
usage-options-heading = Параметры
usage-arguments = Что указать
usage-commands = Команды
usage-help = Показать эту справку.
usage-required = обязательно
usage-default = без указания
usage-wrong = { $way }: { $reason }. Справка: { $way } --help
usage-no-command = нет команды «{ $found }», есть { $known }
usage-missing = не указано { $name }
usage-no-option = нет параметра { $name }{ $near ->
    [none] {""}
   *[other] , похожие: { $near }
}
usage-no-value = после { $name } нужно значение
usage-bad = { $name }: значение не подходит{ $known ->
    [none] {""}
   *[other] , есть { $known }
}
usage-extra = лишние слова в конце
fault-keys-gone = Папка ключей { $folder } была, а теперь её нет или она пуста. Подключите её или верните. Если ключи потеряны навсегда, удалите { $marker }: запечатанные анкеты открытых волн пропадут, остальное будет работать
