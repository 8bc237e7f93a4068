## desk_script: своя анкета на странице сотрудников
desk-script-title = Загрузить анкету из Excel
desk-script-about = Возьмите файл анкеты на странице её версий, исправьте его в Excel или LibreOffice и загрузите сюда. Сначала мы проверим его построчно, покажем каждый вопрос и отличия; ничего не изменится, пока вы не нажмёте «Опубликовать». Новая анкета — такой же файл с новым кодом (form_id).
desk-script-file = Файл .xlsx с листами survey, choices, settings (до { $largest } МБ) или .yaml
desk-script-file-name = анкета
desk-script-direction = Направление, если его нет в файле
desk-script-of-file = как в файле
desk-script-name = Код анкеты, если его нет в файле: латиница, цифры и «_»
desk-script-check = Проверить
desk-script-no-file = Файл не выбран или пуст.
desk-script-not-read = Сейчас файл прочитать не получилось. Попробуйте, пожалуйста, ещё раз.
desk-script-faults = { $count ->
    [one] Файл не опубликован. Нашли { $count } место, которое нужно исправить:
    [few] Файл не опубликован. Нашли { $count } места, которые нужно исправить:
   *[many] Файл не опубликован. Нашли { $count } мест, которые нужно исправить:
}
desk-script-next = Ошибок нет. После публикации это будет { $survey }, версия { $version }.
desk-script-notes = Что мы добавили или пропустили
desk-script-changes = Отличия от действующей версии
desk-script-note = Что изменено и почему (увидят в списке версий)
desk-script-for-good = Опубликованная версия не меняется и не удаляется: по ней читают ответы. Ошиблись — опубликуйте следующую.
desk-script-publish = Опубликовать версию { $version }
desk-script-another = Загрузить другой файл
desk-script-preview = Как это увидят на сайте
desk-script-entry = Поле для ответа, до { $limit } знаков
desk-versions-title = Версии анкеты
desk-versions-about = Ответы разных версий не смешиваются. Открытая волна доспрашивает ту версию, с которой началась.
desk-versions-shipped = из поставки программы
desk-versions-now = действует
desk-versions-file = Скачать версию { $version } (Excel)
desk-versions-retired = Анкета снята: новых волн не будет. Опубликуйте её ещё раз, чтобы вернуть.
desk-versions-retire = Снять анкету
desk-versions-retire-about = Новых волн не будет, открытая волна дойдёт до конца. Ответы и версии останутся, вернуть анкету можно новой версией.
desk-versions-sure = Да, больше не спрашивать
desk-versions-retire-do = Снять
desk-versions-log = { $version ->
    [0] снята
   *[other] опубликована версия { $version }
}
