## Сколько клиентов из скольких ответило и что вышло из рассылок
reached-samples = Волны с известным числом клиентов
reached-samples-note = Волны, закончившиеся в периоде. Ответившие округлены вниз до пяти, погрешность — от этого числа, при доверии 95 % и доле 50 %: больше она не бывает. Если отвечали не случайно отобранные, а желающие, погрешность условная.
reached-last-day = Последний день
reached-population = Всего клиентов
reached-answered = Ответили
reached-margin = Погрешность
reached-least = { $count ->
    [0] меньше { $least }
   *[other] не меньше { $count }
}
reached-points = ±{ $points } п. п.
reached-percent = не меньше { $percent } %
reached-mailings = Рассылки
reached-mailings-note = Рассылки, все опросы которых закончились, последний — в этом периоде. Отклик — вскрытые анкеты, начатые кнопкой приглашения, к доставленным приглашениям; ответившие из меню и на сайте сюда не входят. Отклик ниже 20 % говорит только о тех, кто ответил.
reached-mailing = { $kind ->
    [remind] Напоминание
   *[invite] Приглашение
}
reached-day = Дата
reached-kind = Что
reached-invited = Приглашено
reached-delivered = Доставлено
reached-response = Отклик
reached-wave = «{ $title }», до { $last }
reached-sample = { $answered ->
    [0] из { $population } ответило меньше 5
   *[other] из { $population } ответило не меньше { $answered }
}{ $margin ->
    [none] {""}
   *[other] , погрешность { $margin }
}
reached-sent = { $delivered ->
    [0] доставлено меньше 10
   *[other] доставлено не меньше { $delivered }
}{ $response ->
    [none] {""}
   *[other] , отклик { $response }
}
