## words for an author to whom they cannot be sent: a letter, an erased address

staff-unsent =
    { $road ->
        [gone] The author's address is erased: the text stays in the register and cannot be sent.
       *[elsewhere] The appeal did not come through the bot: the text stays in the register. Print or copy it and send it to the author the way the appeal came: { $channel }.
    }
staff-ask-unsent =
    { $step ->
        [refused] Name the ground of the refusal of No. { $number }. Without it the refusal is not kept.
        [forwarded] Whom is No. { $number } passed on to? Name the body.
        [no_answer] Why is No. { $number } left without an answer?
        [extend] Why is the term of No. { $number } extended?
        [supported] What is promised for No. { $number }?
        [keep] Why does the decision of No. { $number } stay?
        [ask] What do you ask the author of No. { $number }?
        [reply] Write the answer to No. { $number }.
        [answered] Write the answer to No. { $number }.
       *[resolved] What was done for No. { $number }?
    }
desk-case-ask-unsent =
    { $step ->
        [ask] Your question. The answer is awaited for { $days } working days, then the message is dealt with as it is
        [refused] The ground of the refusal
        [forwarded] Whom it is passed on to: name the body
        [no_answer] Why it is left without an answer
        [reply] An answer in the name of the administration
        [extend] Why the term is extended
        [answered] The answer
        [supported] What is promised
        [done] What was done
        [keep] Why the decision stays
       *[resolved] What was done or explained
    }
desk-case-check-unsent = Look it over and save
desk-bulk-unsent = This answer is not sent to the authors of No. { $numbers }: these appeals did not come through the bot, or the address is erased. The text stays in the register; print or copy it and send it the way the appeal came.
