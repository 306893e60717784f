-- Free text goes when the person is forgotten. Only the owner may call this: an upper room's function, which knows who was forgotten (decision 0012).
CREATE OR REPLACE FUNCTION forms_forget_words(of_submissions uuid[]) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH emptied AS (
        UPDATE forms_submittedanswer SET value = '""'::jsonb
        WHERE submission_id = ANY (of_submissions) AND type IN ('text', 'long_text') AND value <> '""'::jsonb
        RETURNING 1
    )
    SELECT count(*) FROM emptied
$$;
REVOKE ALL ON FUNCTION forms_forget_words(uuid[]) FROM PUBLIC;
