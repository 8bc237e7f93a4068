-- The same figures in plain SQL, one query a figure: what `bench.quarter` compares with.
-- :start, :end (excluded) and :as_of are days since 1970.

SELECT count(*), sum(kind = 'complaint'), sum(anonymous), sum(repeat)
FROM appeal
WHERE received_day >= :start
AND received_day < :end
AND received_day <= :as_of
AND duplicate_of IS NULL;

SELECT count(*)
FROM appeal
WHERE received_day >= :start
AND received_day < :end
AND received_day <= :as_of
AND duplicate_of IS NOT NULL;

SELECT channel, count(*)
FROM appeal
WHERE received_day >= :start
AND received_day < :end
AND received_day <= :as_of
AND duplicate_of IS NULL
GROUP BY channel;

SELECT topic, count(*)
FROM appeal
WHERE received_day >= :start
AND received_day < :end
AND received_day <= :as_of
AND duplicate_of IS NULL
GROUP BY topic;

SELECT cause, count(*)
FROM appeal
WHERE received_day >= :start
AND received_day < :end
AND received_day <= :as_of
AND duplicate_of IS NULL
GROUP BY cause;

SELECT organisation, count(*)
FROM appeal
WHERE received_day >= :start
AND received_day < :end
AND received_day <= :as_of
AND duplicate_of IS NULL
GROUP BY organisation;

SELECT kind = 'complaint', CASE WHEN answered_day > :as_of THEN 'in_work' ELSE outcome END, count(*)
FROM appeal
WHERE received_day >= :start
AND received_day < :end
AND received_day <= :as_of
AND duplicate_of IS NULL
GROUP BY 1, 2;

SELECT avg(registered_day - received_day), avg(registered_day - received_day <= 3)
FROM appeal
WHERE received_day >= :start
AND received_day < :end
AND received_day <= :as_of
AND duplicate_of IS NULL
AND registered_day <= :as_of;

SELECT count(*), avg(answered_day - registered_day <= 7)
FROM appeal
WHERE received_day >= :start
AND received_day < :end
AND received_day <= :as_of
AND duplicate_of IS NULL
AND CASE WHEN answered_day > :as_of THEN 'in_work' ELSE outcome END = 'forwarded';

SELECT count(*), avg(answered_day - registered_day), avg(answered_day - registered_day <= 30), avg(answered_day - registered_day <= 30 + 30 * extended)
FROM appeal
WHERE answered_day >= :start
AND answered_day < :end
AND answered_day <= :as_of
AND duplicate_of IS NULL
AND anonymous = 0
AND outcome IN ('resolved','supported','partial','explained','answered','refused')
AND registered_day IS NOT NULL;

SELECT w, r, n
FROM (SELECT answered_day - registered_day AS w, row_number() OVER (ORDER BY answered_day - registered_day) AS r, count(*) OVER () AS n
FROM appeal
WHERE answered_day >= :start
AND answered_day < :end
AND answered_day <= :as_of
AND duplicate_of IS NULL
AND anonymous = 0
AND outcome IN ('resolved','supported','partial','explained','answered','refused')
AND registered_day IS NOT NULL)
WHERE r IN ((n + 1) / 2, n / 2 + 1, (9 * n + 9) / 10);

SELECT count(*)
FROM appeal
WHERE answered_day >= :start
AND answered_day < :end
AND answered_day <= :as_of
AND duplicate_of IS NULL
AND anonymous = 0
AND outcome IN ('resolved','supported','partial','explained','answered','refused')
AND registered_day IS NULL;

SELECT count(*)
FROM appeal
WHERE received_day >= :start
AND received_day < :end
AND received_day <= :as_of
AND duplicate_of IS NULL
AND answered_day IS NULL
AND anonymous = 0
AND outcome IN ('resolved','supported','partial','explained','answered','refused');

SELECT count(*)
FROM appeal
WHERE (outcome = 'in_work' OR answered_day > :as_of)
AND received_day < :end
AND received_day <= :as_of
AND registered_day <= :as_of
AND duplicate_of IS NULL
AND anonymous = 0
AND :as_of - registered_day > 30 + 30 * extended;
