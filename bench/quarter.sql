-- The same figures in plain SQL, one query a figure: what `bench.quarter` compares with.
-- All that `otklik metrics` tells of the register is here, but for surveys: receipts, kinds, topics,
-- causes, organisations, clients, answers, waits in calendar and in working days, open and overdue
-- ones, ratings, hidden ones.
-- :start, :end (excluded) and :as_of are days since 1970. `workday` says of each day how many
-- worked days there were up to it: whoever counts in SQL keeps a calendar beside the register.

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

SELECT client_kind, count(*)
FROM appeal
WHERE received_day >= :start
AND received_day < :end
AND received_day <= :as_of
AND duplicate_of IS NULL
GROUP BY client_kind;

SELECT outcome, CASE WHEN day <= :as_of AND waits IS 0 THEN helped END, CASE WHEN day <= :as_of AND waits IS 0 THEN mark END, count(*)
FROM appeal JOIN rating ON rating.appeal = appeal.id
WHERE answered_day >= :start
AND answered_day < :end
AND answered_day <= :as_of
AND duplicate_of IS NULL
GROUP BY 1, 2, 3;

SELECT count(*)
FROM appeal
WHERE received_day >= :start
AND received_day < :end
AND received_day <= :as_of
AND id IN (SELECT appeal FROM case_state WHERE hidden IS NOT NULL);

SELECT count(*), avg(a.n - r.n), avg(a.n - r.n <= 30), avg(a.n - r.n <= 30 + 30 * extended)
FROM appeal JOIN workday AS a ON a.day = answered_day JOIN workday AS r ON r.day = registered_day
WHERE answered_day >= :start
AND answered_day < :end
AND answered_day <= :as_of
AND duplicate_of IS NULL
AND anonymous = 0
AND outcome IN ('resolved','supported','partial','explained','answered','refused');

SELECT w, r, n
FROM (SELECT a.n - r.n AS w, row_number() OVER (ORDER BY a.n - r.n) AS r, count(*) OVER () AS n
FROM appeal JOIN workday AS a ON a.day = answered_day JOIN workday AS r ON r.day = registered_day
WHERE answered_day >= :start
AND answered_day < :end
AND answered_day <= :as_of
AND duplicate_of IS NULL
AND anonymous = 0
AND outcome IN ('resolved','supported','partial','explained','answered','refused'))
WHERE r IN ((n + 1) / 2, n / 2 + 1, (9 * n + 9) / 10);

SELECT count(*)
FROM appeal JOIN workday AS r ON r.day = registered_day
WHERE (outcome = 'in_work' OR answered_day > :as_of)
AND received_day < :end
AND received_day <= :as_of
AND registered_day <= :as_of
AND duplicate_of IS NULL
AND anonymous = 0
AND (SELECT n FROM workday WHERE day = :as_of) - r.n > 30 + 30 * extended;
