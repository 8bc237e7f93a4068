# How a share is printed in reports: the percent and the fraction it comes from.

document-percent = { $share }%
document-share = { $share }% ({ $count } of { $base })
document-share-of = { $share }% (answers: { $base })
