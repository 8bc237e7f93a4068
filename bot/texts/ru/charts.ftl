# Диаграммы сводки и отчёта: заголовок говорит вывод, под ним — по скольким и за какое время.

chart-period = { $kind ->
    [quarter] { $quarter } квартал { $year } года
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
    } { $year } года
    [year] { $year } год
   *[range] { $first } — { $last }
}
chart-mark = Внутриведомственная информация, публикации не подлежит ({ $clause }).
chart-as-of = { $state } на { $day }
chart-below = { $base ->
    [answers] Ответов: { $n }
    [sheets] Ответов на вопрос: { $n }. Точка — доля довольных, полоса — в каких границах она может быть
    [staff] Сотрудники; ответов на вопрос: { $n }. Точка — доля довольных, полоса — в каких границах она может быть
    [complaints] Жалоб: { $n }
   *[all] Обращений: { $n }
}. { $period }, { $status }. { $org }. { $mark }
chart-channels = { $title } — самый частый канал: { $count } из { $n } ({ $share })
chart-rest = Прочие
chart-causes = { $known ->
    [no] Чаще всего причина не указана: { $count } из { $n } ({ $share })
   *[yes] Самая частая причина: { $title } — { $count } из { $n } ({ $share })
}
chart-topics = { $known ->
    [no] Чаще всего тема не указана: { $count } из { $n } ({ $share })
   *[yes] Самая частая тема: { $title } — { $count } из { $n } ({ $share })
}
chart-outcomes = { $base ->
    [complaints] Удовлетворено жалоб: { $share } ({ $count } из { $n }), отказано: { $refused }
   *[all] Удовлетворено обращений: { $share } ({ $count } из { $n }), отказано: { $refused }
}
chart-outcome = { $group ->
    [satisfied] удовлетворено
    [refused] отказано
    [open] в работе
   *[other] другой исход
}
chart-outcome-row = { $period } ({ $base ->
    [complaints] жалоб: { $n }
   *[all] обращений: { $n }
})
chart-waiting = В срок отвечено на { $share }; половина ждала не дольше { $median } дн.
chart-wait = { $kind ->
    [median_days] Половина ответов — не дольше
    [p90_days] Девять из десяти — не дольше
   *[mean_days] В среднем
}
chart-days = { $days } дн.
chart-of-staff = Сотрудники: { $title }
chart-surveys = Больше всего довольных: { $title } — { $share }
chart-surveys-few = Удовлетворённость по опросам: ответов мало, показаны границы
chart-level = { $share } (ответов { $n })

card-received = Поступило обращений
card-received-below = к прошлому периоду { $change }; жалоб { $complaints }
card-cause = Главная причина
card-topic = Главная тема
card-share = { $count } ({ $share })
card-waiting = Ожидание ответа (медиана)
card-waiting-below = в срок { $share }; просрочено { $overdue }
card-satisfied = Удовлетворено
card-refused = Отказано
card-of = { $count } из { $n } ({ $base ->
    [complaints] жалобы
   *[all] все обращения
})
card-employees = Сотрудники: поступило { $received }, дано ответов { $answers }, просрочено { $overdue }.
