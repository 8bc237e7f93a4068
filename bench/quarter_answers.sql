-- The figures of surveys in plain SQL, one query a figure, small groups not regarded: answers to each
-- question, people who marked any cause, satisfaction by channel and by place.
-- :start, :end (excluded) and :as_of are days as texts.

SELECT survey, version, question, value, count(*)
FROM answer
WHERE opened_on >= :start
AND opened_on < :end
AND opened_on <= :as_of
GROUP BY survey, version, question, value;

SELECT survey, version, question, count(DISTINCT ballot)
FROM answer
WHERE opened_on >= :start
AND opened_on < :end
AND opened_on <= :as_of
AND question IN ('trouble', 'source')
GROUP BY survey, version, question;

SELECT survey, version, channel, value, count(*)
FROM answer
WHERE opened_on >= :start
AND opened_on < :end
AND opened_on <= :as_of
AND question = 'overall'
GROUP BY survey, version, channel, value;

SELECT survey, version, place, value, count(*)
FROM answer
WHERE opened_on >= :start
AND opened_on < :end
AND opened_on <= :as_of
AND question = 'overall'
GROUP BY survey, version, place, value;
