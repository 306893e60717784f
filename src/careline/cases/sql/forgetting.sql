-- Free text of a forgotten customer's complaint goes once its term is over; the rows stay, with who, when and which code (decision 0012).
-- The processes' role may not change a row of history. This function may, for one thing only: it empties words, never anything else, only of
-- an archived complaint of somebody the ledger says was forgotten, and only when nothing has moved it since `until_then`.
CREATE OR REPLACE FUNCTION cases_forget_words(matter uuid, until_then timestamptz) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    one bigint;
    emptied bigint := 0;
BEGIN
    IF NOT EXISTS (
            SELECT 1 FROM cases_complaint c JOIN parties_customer p ON p.id = c.customer_id
            JOIN security_ledgerentry e ON e.subject_id = p.id AND e.event = 'parties.customer_forgotten'
            WHERE c.id = matter AND c.stage = 'archived' AND p.forgotten_at IS NOT NULL
        )
        OR EXISTS (SELECT 1 FROM cases_stage WHERE complaint_id = matter AND recorded_at > until_then)
    THEN
        RETURN 0;
    END IF;

    UPDATE cases_complaint SET title = '', description = '', place = ''
        WHERE id = matter AND (title <> '' OR description <> '' OR place <> '');
    GET DIAGNOSTICS one = ROW_COUNT; emptied := emptied + one;
    UPDATE cases_stage SET text = '' WHERE complaint_id = matter AND text <> '';
    GET DIAGNOSTICS one = ROW_COUNT; emptied := emptied + one;
    UPDATE cases_note SET text = '' WHERE complaint_id = matter AND text <> '';
    GET DIAGNOSTICS one = ROW_COUNT; emptied := emptied + one;
    RETURN emptied + forms_forget_words(
        ARRAY(SELECT submission_id FROM cases_complaintanswers WHERE complaint_id = matter)
    );
END
$$;
