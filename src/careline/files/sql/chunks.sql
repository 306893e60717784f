-- What is sealed can't be made smaller: without this PostgreSQL would try, at every piece.
ALTER TABLE files_filechunk ALTER COLUMN sealed SET STORAGE EXTERNAL;
