## check: что видит посетитель сайта (заголовки, cookie, сжатие)

check-not-looked = – { $name }: не проверено, { $reason }
check-web-name = Защита сайта
check-web-rules = Сайт, правила страниц
check-web-frames = Сайт, показ в рамке
check-web-others = Сайт, другие заголовки
check-web-cookie = Сайт, cookie
check-web-cache = Сайт, кэш
check-web-version = Сайт, версия сервера
check-web-lengths = Сайт, длина страниц
check-web-tls = Сайт, шифрование
check-web-addresses = Сайт, адреса посетителей

check-web-strict = Content-Security-Policy строгая, без unsafe, дошла без изменений
check-web-nobody = никто
check-web-sites = только { $sites }; рабочее место — никто
check-web-as-sent = дошли без изменений
check-web-cookie-fine = { $flags }
check-web-kept-nowhere = страницы нигде не остаются
check-web-version-hidden = не видна
check-web-even = одинакова, по ней ответа не узнать
check-web-tls-fine = браузер запомнит https, адрес без шифрования ведёт туда же

check-web-rests = сайт сейчас не запущен: запустите «otklik run» и повторите «otklik check»
check-web-silent = программа работает (ответ { $status }), а по адресу { $url } её не видно
check-web-changed = { $how ->
    [none] до посетителя не дошло: { $header }
    [twice] повторяется: { $header }. Браузеры выполнят оба
   *[other] по дороге изменено: { $header }
}
check-web-cookie-bare = не хватает: { $flags }
check-web-cookie-more = сервер перед программой ставит свои cookie: { $names }
check-web-version-told = { $header } называет версию: { $value }
check-web-packed-anew = сервер перед программой сжимает страницы заново, и по длине видно, какая из них открыта
check-web-plain = по адресу http:// сайт отвечает без шифрования
check-web-blind = OTKLIK_WEB__TRUSTED_PROXIES не указано: для программы все посетители пришли с одного адреса, и пределы на адрес не действуют

check-web-leave = уберите правило про { $header } из настроек сервера, который стоит перед программой: она ставит его сама. Если его там нет, перезапустите программу
check-web-no-cookie = выключите их: раздел обещает людям только свою
check-web-no-cache = выключите кэш страниц на сервере, который стоит перед программой
check-web-hide-version = в nginx — server_tokens off; в остальных — похожая настройка
check-web-pack-not = выключите перепаковку: в nginx — gzip off и proxy_set_header Accept-Encoding не менять (docs/behind-a-proxy.md)
check-web-redirect = отвечайте на http:// только переадресацией 301 на https://
check-web-mend-proxy = проверьте имя, сертификат и куда ведёт сервер перед программой (docs/behind-a-proxy.md)
check-web-name-proxy = укажите адрес сервера, который стоит перед программой, например OTKLIK_WEB__TRUSTED_PROXIES=127.0.0.1
