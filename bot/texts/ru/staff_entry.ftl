# «Внести обращение» в рабочем чате: чьё оно и где.
staff-entry-whose =
    { $audience ->
        [internal] От кого: сотрудник, внутренний контур
       *[external] От кого: житель или организация, внешний контур
    }
staff-entry-other-whose =
    { $audience ->
        [internal] Это от сотрудника
       *[external] Это от жителя
    }
staff-entry-place = Место: { $place }
staff-entry-other-place = Место…
staff-entry-ask-place = К какому месту относится обращение?
staff-entry-no-place = Ни к какому из них
