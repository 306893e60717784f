-- This room's catalogues; the function is security's.
CREATE OR REPLACE TRIGGER renews_edition AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON forms_form
    FOR EACH STATEMENT EXECUTE FUNCTION renew_edition();
