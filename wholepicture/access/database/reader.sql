-- Who reads. The site says it in each transaction, signed; what is not signed by the key that only the owner of the
-- schema can read, or is older than it may be, is nobody, and nobody sees nothing.

CREATE SCHEMA IF NOT EXISTS held;
REVOKE ALL ON SCHEMA held FROM PUBLIC;

-- The key in the two forms that HMAC (RFC 2104) hashes with; one row.
CREATE TABLE IF NOT EXISTS held.reader_key (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    inside   bytea NOT NULL,
    outside  bytea NOT NULL
);

-- worker|agency|seconds since 1970 until which it holds|signature in hexadecimal digits
CREATE OR REPLACE FUNCTION reader() RETURNS uuid[]
    LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    said   text[] := string_to_array(current_setting('wholepicture.reader', true), '|');
    signed text;
BEGIN
    IF said IS NULL OR cardinality(said) <> 4 THEN
        RETURN NULL;
    END IF;
    SELECT encode(sha256(outside || sha256(inside || convert_to(said[1] || '|' || said[2] || '|' || said[3], 'UTF8'))), 'hex')
      INTO signed FROM held.reader_key;
    IF signed IS NULL OR signed <> said[4] OR extract(epoch FROM clock_timestamp()) > said[3]::bigint THEN
        RETURN NULL;
    END IF;
    RETURN ARRAY[said[1]::uuid, said[2]::uuid];
END $$;

CREATE OR REPLACE FUNCTION reader_worker() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS 'SELECT (reader())[1]';
CREATE OR REPLACE FUNCTION reader_agency() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS 'SELECT (reader())[2]';
