# Как доля печатается в отчётах: процент и дробь, из которой он получен.

document-percent = { $share } %
document-share = { $share } % ({ $count } из { $base })
document-share-of = { $share } % (ответов: { $base })
