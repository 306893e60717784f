-- This room's catalogues; the function is security's.
CREATE OR REPLACE TRIGGER renews_edition AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON cases_category
    FOR EACH STATEMENT EXECUTE FUNCTION renew_edition();
CREATE OR REPLACE TRIGGER renews_edition AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON cases_assignmentrule
    FOR EACH STATEMENT EXECUTE FUNCTION renew_edition();
