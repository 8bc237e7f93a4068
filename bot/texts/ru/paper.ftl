## бумажная анкета: лист, строка с бумаги

paper-line-count = { $found ->
    [one] в строке { $found } ответ
    [few] в строке { $found } ответа
   *[other] в строке { $found } ответов
}, а нужно { $expected }: по одному на вопросы { $numbers }. Где человек ничего не отметил, поставьте «-»
paper-no-answer = ответа «{ $found }» нет, есть { $known }
paper-mistake = вопрос { $n }: { $why }
paper-only-if = Отвечайте, если на вопрос { $n } отметили { $answers }.
paper-over = Отметили { $answers }? Дальше можно не отвечать.
paper-many = Можно отметить несколько.
paper-own-words = Напишите своими словами:
paper-series = Серия { $series }
paper-number = № { $number }
paper-foot = Серия { $series }, № { $number }, страница { $page } из { $pages }
paper-foot-blank = Страница { $page } из { $pages }
paper-pile = Номер листа нужен, чтобы не внести его дважды. Листы лежат вперемешку: кому какой достался, не записывают.
paper-until = Анкету ждут до { $date } включительно.
paper-place = Где заполнена: { $place }.
paper-phone = Удобнее с телефона? Наведите камеру на QR-код или откройте { $address }
paper-thanks = Спасибо!
posters-paper-note = Отметьте один вариант в каждом вопросе, если не сказано иное. Имя писать не нужно. Опустите анкету в ящик.
