### «otklik check»: что пережило бы уничтоженный ключ.

check-names-copies-with-keys = Копии с ключами
check-names-former = Прежняя база
check-names-server-log = Журнал PostgreSQL

check-values-server-log = отдельные ходы людей не записываются

check-reasons-keys-on-snapshots = ключи лежат на { $kind }: снимок диска хранит и уничтоженный ключ
check-reasons-keys-in-memory = ключи лежат в памяти ({ $kind }): перезагрузка сотрёт ключи открытых волн, и их анкет никто не откроет
check-reasons-copy-with-keys = { $date } сделана копия с ключами: анкеты, которые тогда были запечатаны, она откроет и после закрытия волн
check-reasons-former = { $file } осталась после восстановления копии, { $days ->
    [0] сегодня
    [one] { $days } день назад
    [few] { $days } дня назад
   *[many] { $days } дней назад
}: в ней тексты и адреса, до которых не дотянутся ни сроки, ни «Забыть меня»
check-reasons-server-log = сервер базы записывает лишнее: { $setting }

check-remedies-keys-on-snapshots = перенесите ключи (OTKLIK_KEYS_DIR) на раздел без снимков, лучше зашифрованный, или исключите эту папку из снимков
check-remedies-keys-in-memory = перенесите ключи (OTKLIK_KEYS_DIR) на диск или примите эту цену
check-remedies-copy-with-keys = когда волны закроются, уничтожьте её; если её уже нет, делать ничего не нужно
check-remedies-former = { $state ->
    [due] программа сотрёт её { $date }; чтобы стереть сейчас: otklik erase
   *[over] срок её прошёл { $date }: сотрите её командой otklik erase
}
check-remedies-server-log = { $wanted ->
    [unload] попросите администратора базы убрать эту библиотеку или выключить её для «Отклика»
   *[other] попросите администратора базы поставить { $setting } = { $wanted }
}

cli-restored-digests = Сводки, срок которых уже прошёл, сами не уйдут: возможно, их отправили до сбоя. Если нет — «otklik digest КВАРТАЛ --send».
