# otklik ordinance: пункты порядка, чем они исполняются, что показала проверка.

cli-ordinance = Пункты порядка, которым служит программа: чем и всё ли готово здесь. Пример: otklik ordinance --profile gatchina
cli-ordinance-profile = Проверить другой порядок: naryan_mar, gatchina, kamensk_uralsky, astrakhan, naur или файл профиля.
ordinance-no-act = Для порядка «{ $seed }» пунктов нет. Профиль без ключа seed не знает, какой порядок исполняет; известны { $known }.
ordinance-heading = { $act }
ordinance-clause = { $at } — { $says }
ordinance-ok = { $told ->
    [none] {"  "}✓ { $by }
   *[other] {"  "}✓ { $by }: { $told }
}
ordinance-failed = {"  "}✗ { $by }: { $told } — { $remedy }
ordinance-sum = { $failed ->
    [0] Пунктов: { $count }. Все исполняются.
   *[other] Пунктов: { $count }, из них пока не исполняются: { $failed }. Что сделать, сказано после ✗.
}
ordinance-none = нет
ordinance-off = выключено
ordinance-on = включено
ordinance-no-door = сотрудникам негде отвечать
ordinance-no-chat = рабочий чат не задан
ordinance-no-link = некуда вести: наружу не открыт ни сайт, ни мессенджер
ordinance-local = адрес { $address } открывается только на этом компьютере
ordinance-no-wave = сейчас не открыт ни один опрос
ordinance-not-asked = за год не проводился: { $survey }
ordinance-not-sent = сводка за { $period } не отправлена, срок был { $date }
ordinance-not-submitted = отчёт за { $period } не отмечен сданным, срок был { $date }
ordinance-parts = за { $period } не сданы части, срок был { $date }: { $parts }
ordinance-public = публикация включена, а порядок этого не разрешает
ordinance-template = свой шаблон справки не принят
ordinance-nothing-written = ничего не записано, хотя за { $period } данные есть
ordinance-undecided = ждут решения за { $period }: { $count }
ordinance-bare = без мер за { $period }: { $count }
ordinance-urgent = с высоким приоритетом за { $period }: { $count }, у всех есть меры
ordinance-aimless = мер без целевого показателя: { $count }
ordinance-not-coded = не разобрано ни одного текста за { $period } из { $count }
ordinance-proposed = ждут решения: { $count }
ordinance-slips = одноразовые талоны на сайте
ordinance-chats = рабочих чатов: { $count }, очередь — на рабочем месте
ordinance-shut = сейчас не открыт: { $survey }
ordinance-open = «{ $survey }» открыт до { $date }
ordinance-by-hand = «{ $survey }» открывает команда otklik survey open { $id }
ordinance-checked = проверено волн: { $count }; открываем от { $batch_min } анкет, показываем от { $k_min }
ordinance-annual = опрос этого года начат { $date }
ordinance-no-annual = в { $year } году ещё не проводился
ordinance-by-file = результаты загружает otklik import answers
ordinance-both = внешние клиенты — { $external }, сотрудники — { $internal }
ordinance-received = { $title }, за этот квартал: { $count }
ordinance-figure = внешние клиенты — { $external }, сотрудники — { $internal }
ordinance-levels = опросов с итогом за этот квартал: { $count }; ещё без итога: { $sealed }
ordinance-mark = пометка «публикации не подлежит ({ $clause })» стоит{ $asked ->
    [yes] ; рабочее место без входа закрыто
   *[no] ; рабочее место без входа не проверено: программа сейчас не запущена
}
ordinance-topics = тем: { $count }, с кодом общего классификатора: { $coded }
ordinance-records = записей: { $count }
ordinance-pains = строк за { $period }: { $count }
ordinance-published = опубликовано периодов: { $count }
ordinance-inquiries = найдено признаков: { $count }, опросов идёт: { $running }
ordinance-coded = разобрано текстов за этот квартал: { $looked }, осталось: { $left }
ordinance-monthly = от { $total } анкет за месяц или от { $direction } по направлению; за { $period } { $reached ->
    [yes] набралось
   *[no] не набралось
}
ordinance-roadmap = составлены { $numbers } за { $period }; процессов к реинжинирингу: { $count }

ordinance-by = { $look ->
    [clients] «Кто обратился» в карточке и форма внесения
    [kinds] Виды обращений в карточке и реестре
    [forms] Устная, письменная и электронная форма в реестре
    [employees_door] Опросы и сообщения сотрудников
    [groups] Группы подразделений внутренних клиентов
    [web] Раздел «Обратная связь» на сайте
    [staff_chat] Сообщение сразу в рабочем чате и в очереди
    [alarms] Тревога об опасном сразу в рабочем чате
    [digest] Сводка в рабочий чат, ближайшая
    [deadline] Сводка не позже срока порядка
    [places] Точки с QR-кодами
    [parts] Части отчёта по направлениям, раздел «Отчёты»
    [recipient] Кому сдаётся отчёт
    [staff_order] Волна сотрудников — только с номером и датой распоряжения
    [door] Дверь: { $about }
    [address] Почтовый адрес на сайте и в боте
    [pos] Ссылка на платформу обратной связи
    [site] Раздел сайта для официальных обращений
    [reception] Дни и часы личного приёма
    [responsible] Ответственный в заголовке отчёта
    [responsible_internal] Ответственный за обратную связь сотрудников
    [direction] Опрос по направлению
    [permanent] Постоянные опросы, открыто сейчас
    [scripts] Сценарии опросов
    [survey] Разовый опрос
    [comparable] Один и тот же общий вопрос во всех опросах
    [attributes] Вопросы об отдельных сторонах
    [anonymity] Проверка анонимности
    [initiative] Сообщение сотрудника «без следа»
    [annual] Ежегодный опрос сотрудников
    [paper] Анкеты с бумаги, опросов
    [outside_surveys] Опросы на других страницах
    [ready_lines] Готовая строка со ссылкой для СЭД и писем
    [mailing] Рассылка приглашений тем, кто о них просил
    [both_audiences] Показатели двух контуров за этот квартал
    [channel] Канал
    [figure] Показатель в сводке и отчёте
    [level] Общий уровень удовлетворённости
    [not_public] Закрытый чат, рабочее место по входу, пометка
    [organisations] Обращения подведомственных организаций, организаций
    [classifier] Справочник тем
    [rating] Рейтинг направлений
    [decisions] Журнал решений и мер за год
    [materials] Журнал инструкций и разъяснений за год
    [reengineering] Меры по реинжинирингу за год
    [practices] Журнал лучших практик
    [observations] Журнал СМИ и соцсетей
    [processes] Реестр процессов
    [pain_map] «Карта болей»
    [monthly] Сводка за месяц, когда ответов много
    [additional] Дополнительный опрос: признаки, генеральная и выборочная совокупности
    [publication] «Вы сказали — мы сделали»
    [roadmap] Отчёт, перечень процессов и план реинжиниринга
    [problems] Проблематика: причин названо за квартал
    [profile] Профиль исполняет порядок буквально
    [publicity] Публикуется только то, что порядок разрешает
    [pain_measures] Меры по «болям» с высоким приоритетом
    [pain_form] Графы «карты болей», у каждой меры есть ответственный
   *[coding] Разбор текстов по причинам и «болям»
}
ordinance-remedy = { $look ->
    [employees_door] Задайте OTKLIK_TELEGRAM__EMPLOYEE_CHAT или OTKLIK_VK__EMPLOYEE_CHAT, либо включите сайт.
    [groups] Внесите подведомственные подразделения: раздел «Подразделения» или ключ units профиля.
    [web] Включите сайт: OTKLIK_WEB__PORT.
    [mailing] Подключите ВКонтакте или Telegram: OTKLIK_VK__TOKEN, OTKLIK_TELEGRAM__TOKEN.
    [staff_chat] Задайте рабочий чат: OTKLIK_TELEGRAM__STAFF_CHAT или OTKLIK_VK__STAFF_CHAT.
    [digest] Задайте рабочий чат: OTKLIK_TELEGRAM__STAFF_CHAT или OTKLIK_VK__STAFF_CHAT.
    [deadline] Уберите OTKLIK_DIGEST__DAY или поставьте день раньше срока.
    [places] Внесите такие точки в places профиля или в «Настройки».
    [unnamed-places] Впишите, где эти точки: «Настройки» рабочего места или places профиля.
    [parts] Впишите в профиль, кто за какое направление отвечает: direction_units.
    [staff_order] Впишите распоряжение: --basis "распоряжение от … № …".
    [value] Впишите значение в профиль ({ $about }) или в «Настройки».
    [door] Настройте OTKLIK_{ $about }__TOKEN.
    [direction] Запустите программу (make run): постоянные опросы откроются сами. Если направления нет — добавьте его в профиль.
    [scripts] Посмотрите otklik survey check.
    [anonymity] Посмотрите otklik anonymity и docs/anonymity-administrator.md.
    [annual] Откройте волну: otklik survey open int_annual --basis "…".
    [channel] Добавьте канал в профиль.
    [not_public] Закройте рабочее место: перед программой стоит то, что отвечает без входа.
    [problems] Включите главу в профиле: problem_list.
    [publication] Включите публикацию в профиле: publication.
    [additional] Включите дополнительные опросы в профиле: additional_survey.
    [monthly] Задайте в профиле, с какого числа анкет нужна сводка за месяц: report.monthly.
    [roadmap] Перечислите бумаги «дорожной карты» в профиле: roadmap_reports.
    [processes] Внесите процессы: рабочее место, «Решения и практики», «Процессы».
    [profile] Верните в профиль значение порядка: { $about }.
    [literally] В порядке сказано иначе: { $about }. Исправьте профиль или «Настройки».
    [publicity] Выключите публикацию в профиле (publication) или исключите из неё показатели: exclude.
    [public] Задайте адрес, который открывается у жителей: OTKLIK_WEB__PUBLIC_URL.
    [by-hand] Откройте волну: otklik survey open { $about }.
    [not-sent] Запустите программу или отправьте сами: otklik digest { $about } --send.
    [submitted] Отметьте сдачу: рабочее место, «Отчёты».
    [words] Верните в профиль слова порядка: clauses.{ $about }.
    [rating] Включите рейтинг в профиле: client_rating.
    [classifier] Впишите коды общего классификатора в справочник тем.
    [write] Внесите запись: рабочее место, «Решения и практики».
    [decide] Примите решение о каждой: рабочее место, «Карта болей».
    [measures] Назначьте меру, ответственного и срок: рабочее место, «Карта болей».
    [owners] Назначьте мерам ответственных из «Подразделений»: рабочее место, «Карта болей».
    [target] Впишите мере показатель и цель: рабочее место, «Карта болей».
    [coding] Разберите тексты: рабочее место, «Разбор текстов».
    [publish] Опубликуйте итоги: рабочее место, «Отчёты», «Вы сказали — мы сделали».
    [propose] Начните опрос или откажитесь с причиной: рабочее место, «Дополнительные опросы».
   *[pain_map] Включите карту в профиле: pain_map.
}
