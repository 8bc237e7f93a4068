### Подсказки сотруднику: похожая тема, похожие сообщения. Решает всегда человек.

help-likely = Похоже на: { $topics }
help-likely-title = Похоже на:
help-likely-none = без темы
help-alike-card =
    Похожих открытых: { $count } — объединить? { $link ->
        [none] «Ещё…», потом «Дубликат…».
       *[other] { $link }
    }
help-alike-title = Похожие открытые: { $n }
help-alike-how = Отметьте те, что об одном и том же. Какое из них главным, решите на следующей странице.
help-alike-merge = Объединить…
help-alike-numbers =
    { $question }

    Похожие: { $numbers }
help-masked = Личные данные скрыты. Полностью — на рабочем месте: { $link }
help-likely-how = Тема не указана. Выберите подходящую или сохраните без неё.

help-ready-about = Есть { $count } готовых: на частые темы и на любую. Возьмите их и поправьте под себя — вписать своё нужно там, где стоит многоточие.
help-ready-take = Взять готовые
help-template-start = Начать с шаблона
help-template-fill = Подставить
help-template-places = Вместо { $places } в каждом ответе встанут данные его сообщения.
