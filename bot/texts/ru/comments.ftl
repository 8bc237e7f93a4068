## masking: что скрыто в тексте
masking-name = [имя скрыто]
masking-link = [ссылка скрыта]
masking-plate = [номер машины скрыт]
masking-brief = ***
