## the desk: what is noted of a message, put right

desk-correct-title = Correct No. { $number }
desk-correct-field = { $field ->
    [channel] How it came
    [audience] Audience
    [kind] Kind
    [topic] Topic
    [cause] Main cause
    [unit] Unit in charge
    [place] Place with a QR code that it came from
    [organisation] Organisation (empty: the administration itself)
    [direction] Direction
    [client_kind] Who wrote
    [representative] Through a representative
    [form] Form
    [collective] Collective
    [anonymous] Anonymous: the author gave no name
    [repeat] Repeated
    [received] Day it came
    [registered] Day of the registration
   *[answered] Day of the answer
}
desk-correct-none = Not named
desk-correct-flags = Marks
desk-correct-days = Days. The figures depend on them, so an administrator corrects them
desk-correct-save = Save
desk-correct-back = Back to the message without a correction
desk-correct-unknown = { $field ->
    [received] The day it came is not clear. Write, for example, 15.12.2026.
    [registered] The day of the registration is not clear. Write, for example, 15.12.2026.
    [answered] The day of the answer is not clear. Write, for example, 15.12.2026.
    [audience] The audience is another one, and residents and employees have different topics. Choose the topic once more and save.
   *[other] The directory has no such value. Please choose once more.
}
desk-correct-impossible = { $code ->
    [future] { $field ->
        [received] The day it came cannot be after today.
        [registered] The day of the registration cannot be after today.
       *[answered] The day of the answer cannot be after today.
    }
    [taken] This channel has an appeal with the same number of its own already.
    [old] A day cannot be before the year 2000.
    [missing] { $field ->
        [received] Without the day it came a message cannot be counted.
       *[answered] The message is closed: the day of its answer is needed.
    }
    [not_over] The message is still in work: there can be no day of an answer.
   *[before] { $field ->
        [registered] The registration cannot be before the day it came.
       *[answered] The answer cannot be before the day it came or was registered.
    }
}
