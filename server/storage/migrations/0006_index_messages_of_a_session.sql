-- Whether any code of a choice reached the applicant is asked by session (B11).
CREATE INDEX sms_of_session ON sms (session, created_at);

-- Nothing reads in its order.
DROP INDEX invoice_under_review;
