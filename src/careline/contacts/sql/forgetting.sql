-- Free text of a forgotten customer goes; the rows stay, with who, when and which code (decision 0012).
-- The processes' role may not change a row of history. This function may, for one thing only: it empties words, never anything else, and
-- only of somebody the ledger says was forgotten. That is why whoever is connected may call it.
CREATE OR REPLACE FUNCTION contacts_forget_words(person uuid) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    met uuid[];
    owed uuid[];
    ordered uuid[];
    one bigint;
    emptied bigint := 0;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM parties_customer WHERE id = person AND forgotten_at IS NOT NULL)
        OR NOT EXISTS (SELECT 1 FROM security_ledgerentry WHERE subject_id = person AND event = 'parties.customer_forgotten')
    THEN
        RETURN 0;
    END IF;
    met := ARRAY(SELECT id FROM contacts_contact WHERE party_id = person);
    owed := ARRAY(SELECT id FROM contacts_followup WHERE party_id = person OR contact_id = ANY (met));
    ordered := ARRAY(SELECT id FROM contacts_serviceorder WHERE party_id = person OR contact_id = ANY (met));

    UPDATE contacts_contact SET words = '', summary = '', result = ''
        WHERE id = ANY (met) AND (words <> '' OR summary <> '' OR result <> '');
    GET DIAGNOSTICS one = ROW_COUNT; emptied := emptied + one;
    UPDATE contacts_contactstep SET text = '' WHERE contact_id = ANY (met) AND text <> '';
    GET DIAGNOSTICS one = ROW_COUNT; emptied := emptied + one;
    UPDATE contacts_questionanswer SET text = '' WHERE contact_id = ANY (met) AND text <> '';
    GET DIAGNOSTICS one = ROW_COUNT; emptied := emptied + one;
    UPDATE contacts_progressmessage SET text = '' WHERE contact_id = ANY (met) AND text <> '';
    GET DIAGNOSTICS one = ROW_COUNT; emptied := emptied + one;
    UPDATE contacts_followup SET what = '' WHERE id = ANY (owed) AND what <> '';
    GET DIAGNOSTICS one = ROW_COUNT; emptied := emptied + one;
    UPDATE contacts_followuprow SET text = '' WHERE follow_up_id = ANY (owed) AND text <> '';
    GET DIAGNOSTICS one = ROW_COUNT; emptied := emptied + one;
    UPDATE contacts_serviceorder SET result = '' WHERE id = ANY (ordered) AND result <> '';
    GET DIAGNOSTICS one = ROW_COUNT; emptied := emptied + one;
    UPDATE contacts_orderstep SET text = '' WHERE order_id = ANY (ordered) AND text <> '';
    GET DIAGNOSTICS one = ROW_COUNT; emptied := emptied + one;
    UPDATE contacts_rulerow SET text = '' WHERE order_id = ANY (ordered) AND text <> '';
    GET DIAGNOSTICS one = ROW_COUNT; emptied := emptied + one;
    RETURN emptied + forms_forget_words(
        ARRAY(  -- every filling in, for an order points at the latest only
            SELECT (data ->> 'submission')::uuid FROM security_ledgerentry
            WHERE subject_id = ANY (ordered) AND event = 'contacts.order_filled'
        )
    );
END
$$;
