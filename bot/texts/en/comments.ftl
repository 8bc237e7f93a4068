## masking: what is hidden in a text
masking-name = [name hidden]
masking-link = [link hidden]
masking-plate = [plate hidden]
masking-brief = ***
