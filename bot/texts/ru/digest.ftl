# Сводка в закрытый чат: разделы идут в этом порядке через пустую строку. Персональных данных и текстов обращений нет.

figures-point = ,
digest-no-base = —

digest-period = { $kind ->
    [quarter] { $quarter } квартал { $year } года ({ $first } — { $last })
    [month] { $month ->
        [1] январь
        [2] февраль
        [3] март
        [4] апрель
        [5] май
        [6] июнь
        [7] июль
        [8] август
        [9] сентябрь
        [10] октябрь
        [11] ноябрь
       *[12] декабрь
    } { $year } года ({ $first } — { $last })
    [year] { $year } год ({ $first } — { $last })
   *[range] { $first } — { $last }
}
digest-preliminary = предварительные данные
digest-final = уточнённые данные
digest-header =
    СВОДКА ОБРАТНОЙ СВЯЗИ
    { $org_short }. { $period }, { $status }
    Внутриведомственная информация, публикации не подлежит ({ $clause }).
digest-external = ВНЕШНИЕ КЛИЕНТЫ
digest-internal = СОТРУДНИКИ
digest-nothing =
    обращений не поступало ({ $delta } к { $kind ->
        [quarter] прошлому кварталу
        [month] прошлому месяцу
        [year] прошлому году
       *[range] прошлому периоду
    })
digest-received =
    1. ПОСТУПИЛО{ $at }
    { $clause }Обращений и сообщений: { $total } ({ $delta } к { $kind ->
        [quarter] прошлому кварталу
        [month] прошлому месяцу
        [year] прошлому году
       *[range] прошлому периоду
    }), в том числе жалоб: { $complaints }{ $ago }
    { $more }
    По каналам:
    { $channels }
digest-more = Повторных: { $repeats }. Анонимных: { $anonymous }. Дубликатов (не учтены): { $duplicates }
digest-clients = Кто обратился: { $clients }
digest-silent-channels = Не поступало: { $channels }
digest-causes =
    2. ПРИЧИНЫ{ $at }
    { $clause }{ $causes }
digest-topics =
    3. ТЕМЫ{ $at }
    { $clause }{ $topics }
digest-waiting =
    4. ОЖИДАНИЕ ОТВЕТА{ $at }
    { $clause }{ $answered ->
        [0] Ответов дано: 0.
       *[other] Ответов дано: { $answered }. В среднем { $wait_mean } дн., медиана { $wait_median } дн., 9 из 10 — не дольше { $wait_p90 } дн.
           В рабочих днях — в среднем { $working }.
    }
    В срок: { $in_time_share }{ $then }
    Просрочено сейчас: { $overdue }. На рассмотрении из поступивших: { $open }. Нет данных о датах: { $no_data }
digest-outcomes =
    5. РЕЗУЛЬТАТ ({ $base_name }: { $base }){ $at }
    Исход известен: { $maturity }{ $ripe ->
        [no] {" "}— данные предварительные
       *[yes] {""}
    }
    { $satisfied_clause }Удовлетворено: { $satisfied } ({ $satisfied_share }){ $satisfied_then }
    { $refused_clause }Отказано: { $refused } ({ $refused_share }){ $refused_then }
    Частично: { $partial }. Разъяснено: { $explained }. Меры будут приняты: { $pending_action }. Переадресовано: { $forwarded }. Отозвано: { $withdrawn }. Без ответа: { $no_answer }. В работе: { $open }
digest-clause = { $form ->
    [full] «{ $says }» ({ $at })
    [words] «{ $says }»
   *[place] ({ $at })
}
digest-year-ago = Год назад: { $count } ({ $delta })
digest-then = { $which ->
    [quarter] Прошлый квартал
    [month] Прошлый месяц
    [year] Прошлый год
    [range] Прошлый период
   *[ago] Год назад
} { $share }: { $verdict ->
    [changed] изменение значимо
    [same] значимых изменений нет
   *[few] мало данных (n < 30)
}.
digest-nothing-then = Сравнить не с чем.
digest-restated =
    УТОЧНЁННЫЕ ДАННЫЕ
    { $period }: после прошлой сводки изменилось
    { $rows }
digest-restated-line = { $audience ->
    [external] Внешние клиенты
   *[internal] Сотрудники
}, { $what ->
    [received] поступило
    [complaints] жалоб
    [satisfied] удовлетворено
    [refused] отказано
   *[in_time] ответов в срок
}: { $now }, было { $then }
digest-named-causes =
    НА ЧТО ЖАЛУЮТСЯ В ОПРОСАХ
    { $rows }
digest-named = { $direction }: { $causes }
digest-pains =
    8. «КАРТА БОЛЕЙ»: НОВОЕ И ПРОСРОЧЕННОЕ
    { $pains }
digest-pain-line = { $priority }: { $title } ({ $process }) — { $measure }, { $owner }, до { $due }
digest-pain-bare = { $priority }: { $title } ({ $process }) — мер пока нет
digest-pain-late = Просрочено: { $title } ({ $process }) — { $measure }, { $owner }, было до { $due }
digest-pain-undecided = Ждут решения: { $n }
digest-decisions =
    { $number }. ТРЕБУЕТСЯ РЕШЕНИЕ
    { $decisions }
digest-to-decide = { $audience ->
    [external] Внешние клиенты
   *[internal] Сотрудники
}, { $what ->
    [overdue] просрочено сейчас
    [no_cause] без причины
    [no_topic] без темы
   *[no_dates] без даты регистрации или ответа
}: { $count }
digest-waits = { $what ->
    [pains] «Карта болей», ждут решения
   *[inquiries] Дополнительные опросы, ждут решения
}: { $count }
digest-nothing-to-decide = решений не требуется
digest-rating =
    Оценили ответ { $rated } из { $asked } ({ $response }). Помогло: { $helped }. Средняя оценка: { $mean }. Закрыто как решённое, но оценка не выше 2: { $gap }
digest-external-surveys =
    6. ОПРОСЫ: ВНЕШНИЕ КЛИЕНТЫ
    { $surveys }
digest-internal-surveys =
    7. ОПРОСЫ: СОТРУДНИКИ
    { $surveys }
digest-footer = Сформировано { $created_at }.
digest-part = Часть { $n } из { $total }
digest-line = { $title } — { $count } ({ $share }%)
digest-rest = прочие
digest-base-all = все обращения
digest-base-complaints = жалобы
digest-survey-line = { $direction }: довольны { $csat }% (ответов { $n }, ±{ $moe } п. п.), { $trend }{ $ago }
digest-survey-ago = {""}; за год — { $trend }
digest-survey-small = { $direction }: ответов { $n }, для выводов мало: довольны { $csat }
digest-survey-hidden = { $direction }: ответов меньше { $k_min } или все одинаковые, итог не показываем
digest-survey-aspects = { $direction }: { $few ->
        [yes] ответов { $n }, для выводов мало
       *[no] в среднем индекс { $index } из 100 по { $aspects } { $aspects ->
            [one] стороне
           *[other] сторонам
        } работы (ответов на каждую от { $n })
    }
digest-survey-not-opened = { $direction }: опрос ещё идёт, анкеты не открыты
digest-trend-up = стало лучше (изменение значимо)
digest-trend-down = стало хуже (изменение значимо)
digest-trend-same = значимых изменений нет
digest-trend-few = мало данных для сравнения
digest-trend-none = сравнить не с чем
digest-empty = нет данных
digest-not-representative = Опрос добровольный: проценты относятся к ответившим.
digest-late = Сводка отправлена с опозданием: она была назначена на { $date }, а программа в это время не работала.
digest-coming = { $what ->
    [pictures] Картинки к сводке — ниже.
    [papers] Отчёт к сводке — ниже.
   *[words] Сводка за прошедший квартал — в следующем сообщении.
}
