-- What is recorded stays. The site's role has no right to change or take away; this stops the schema's owner as well.

CREATE OR REPLACE FUNCTION stays_as_it_is() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The record is append-only: % on "%" is refused. Correct it by adding a row.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- The database says when a row came, whatever the row says; the argument names the column.
CREATE OR REPLACE FUNCTION stamped() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW := jsonb_populate_record(NEW, jsonb_build_object(TG_ARGV[0], clock_timestamp()));
    RETURN NEW;
END $$;
