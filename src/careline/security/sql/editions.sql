-- A catalogue gets another edition with every statement that writes to it, in the writer's transaction (decision 0026).
CREATE OR REPLACE FUNCTION renew_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO security_edition ("table", edition) VALUES (TG_TABLE_NAME, gen_random_uuid())
    ON CONFLICT ("table") DO UPDATE SET edition = excluded.edition;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER renews_edition AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON security_department
    FOR EACH STATEMENT EXECUTE FUNCTION renew_edition();

-- Accounts are written to all day long; what catalogues look at is whether one stands.
CREATE OR REPLACE TRIGGER renews_edition AFTER UPDATE OF deactivated_at ON security_user
    FOR EACH ROW WHEN (OLD.deactivated_at IS DISTINCT FROM NEW.deactivated_at) EXECUTE FUNCTION renew_edition();
