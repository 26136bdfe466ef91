-- Who reads an entry. All that is needed to judge it stands on one row, so that a count of those rows says no more than
-- the entries themselves do; everything else of an entry asks whether the reader sees such a row.

CREATE OR REPLACE FUNCTION as_its_entry() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    SELECT e.agency_id, e.sensitivity, e.brought_by_id INTO NEW.agency_id, NEW.sensitivity, NEW.brought_by_id
      FROM entry e WHERE e.id = NEW.entry_id;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER as_its_entry BEFORE INSERT ON entry_child FOR EACH ROW EXECUTE FUNCTION as_its_entry();

CREATE OR REPLACE FUNCTION of_the_reader_s_agency(of_entry uuid) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM entry e WHERE e.id = of_entry AND e.agency_id = reader_agency())
$$;

CREATE OR REPLACE FUNCTION by_the_reader_now(of_entry uuid) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM entry e WHERE e.id = of_entry AND e.received_by_id = reader_worker() AND e.received_at >= now()
    )
$$;

DROP FUNCTION IF EXISTS undone(uuid);

-- Every import that was undone, by its id alone: the policies ask it once for a query. Who undid it, and why, is read by
-- whoever may read of the import.
CREATE OR REPLACE FUNCTION undone_imports() RETURNS uuid[]
    LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(u.undone_id), '{}') FROM import_undone u
$$;

-- An entry names only an import that its own worker makes in the same transaction: what an import brought never grows.
CREATE OR REPLACE FUNCTION made_by_the_reader_now(of_import uuid) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM import i WHERE i.id = of_import AND i.by_id = reader_worker() AND i.at >= now())
$$;

-- An entry without a child would be read by nobody.
CREATE OR REPLACE FUNCTION stands_in_a_chronology() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM entry_child c WHERE c.entry_id = NEW.id) THEN
        RAISE EXCEPTION 'An entry stands in the chronology of a child, and this one names none.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS stands_in_a_chronology ON entry;
CREATE CONSTRAINT TRIGGER stands_in_a_chronology AFTER INSERT ON entry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION stands_in_a_chronology();

CREATE POLICY by_need ON entry_child FOR SELECT USING (
    EXISTS (SELECT FROM involvement i WHERE i.child_id = entry_child.child_id)
    AND (brought_by_id IS NULL OR brought_by_id <> ALL ((SELECT undone_imports())::uuid[]))
    AND (
        sensitivity = 'shared'
        OR (agency_id = (SELECT reader_agency()) AND sensitivity = 'agency')
        OR (
            agency_id = (SELECT reader_agency())
            AND EXISTS (SELECT FROM named n WHERE n.thing = entry_child.entry_id AND n.worker_id = (SELECT reader_worker()))
        )
    )
);
CREATE POLICY of_the_reader_s_own_entry ON entry_child FOR INSERT WITH CHECK (
    by_the_reader_now(entry_id) AND in_the_circle(child_id)
);

CREATE POLICY by_need ON entry FOR SELECT USING (
    EXISTS (SELECT FROM entry_child c WHERE c.entry_id = entry.id)
);
CREATE POLICY by_the_reader ON entry FOR INSERT WITH CHECK (
    agency_id = (SELECT reader_agency()) AND received_by_id = (SELECT reader_worker())
    AND (brought_by_id IS NULL OR made_by_the_reader_now(brought_by_id))
    AND (replaces_id IS NULL OR of_the_reader_s_agency(replaces_id) AND EXISTS (SELECT FROM entry_child c WHERE c.entry_id = replaces_id))
);

CREATE POLICY of_an_entry ON entry_person FOR SELECT USING (
    EXISTS (SELECT FROM entry e WHERE e.id = entry_person.entry_id)
);
CREATE POLICY of_the_reader_s_own_entry ON entry_person FOR INSERT WITH CHECK (
    by_the_reader_now(entry_id)
    AND (person_id IS NULL OR EXISTS (SELECT FROM connection c WHERE c.person_id = entry_person.person_id))
);

CREATE POLICY of_an_entry ON entry_code FOR SELECT USING (
    EXISTS (SELECT FROM entry e WHERE e.id = entry_code.entry_id)
);
CREATE POLICY of_an_entry_that_the_reader_sees ON entry_code FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM entry e WHERE e.id = entry_code.entry_id)
);

CREATE POLICY of_a_code ON code_decision FOR SELECT USING (
    EXISTS (SELECT FROM entry_code c WHERE c.id = code_decision.code_id)
);
CREATE POLICY by_the_reader ON code_decision FOR INSERT WITH CHECK (
    by_id = (SELECT reader_worker()) AND EXISTS (SELECT FROM entry_code c WHERE c.id = code_decision.code_id)
);

CREATE POLICY of_an_entry ON made_known FOR SELECT USING (
    EXISTS (SELECT FROM entry e WHERE e.id = made_known.entry_id)
);
CREATE POLICY by_the_reader ON made_known FOR INSERT WITH CHECK (
    by_id = (SELECT reader_worker()) AND EXISTS (SELECT FROM entry e WHERE e.id = made_known.entry_id)
    AND (agency_id = (SELECT reader_agency()) OR of_the_reader_s_agency(entry_id))
);

CREATE POLICY of_the_reader_s_agency ON import FOR SELECT USING (
    agency_id = (SELECT reader_agency()) AND EXISTS (SELECT FROM involvement i WHERE i.child_id = import.child_id)
);
CREATE POLICY by_the_reader ON import FOR INSERT WITH CHECK (
    agency_id = (SELECT reader_agency()) AND by_id = (SELECT reader_worker()) AND in_the_circle(child_id)
);
CREATE POLICY of_an_import ON import_undone FOR SELECT USING (EXISTS (SELECT FROM import i WHERE i.id = undone_id));
CREATE POLICY of_the_reader_s_agency ON import_undone FOR INSERT WITH CHECK (
    by_id = (SELECT reader_worker()) AND EXISTS (SELECT FROM import i WHERE i.id = undone_id)
);

CREATE POLICY of_the_reader ON draft FOR ALL USING (worker_id = (SELECT reader_worker()))
    WITH CHECK (worker_id = (SELECT reader_worker()) AND in_the_circle(child_id));

-- Everything in a child's chronology that a check reads and no more: no narrative stands in it. What the reader may not
-- see is there too, marked, so that a gap can name the agency to ask; the site shows nothing else of it.
CREATE OR REPLACE FUNCTION for_checks(of_child uuid) RETURNS TABLE (
    id uuid, seen boolean, agency text, agency_kind text, happened_lower date, happened_upper date, known_on date,
    basis text, kind text, has_voice boolean, details jsonb, replaces uuid, people jsonb, codes jsonb, made_known jsonb
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT e.id,
           c.sensitivity = 'shared'
           OR (c.agency_id = reader_agency() AND (c.sensitivity = 'agency' OR EXISTS (
                  SELECT FROM named n WHERE n.thing = e.id AND n.worker_id = reader_worker()))),
           a.name, a.kind, e.happened_lower, e.happened_upper, e.known_on, e.basis, e.kind, e.voice <> '', e.details,
           e.replaces_id,
           (SELECT coalesce(jsonb_agg(jsonb_build_array(p.named, p.role) ORDER BY p.number), '[]')
              FROM entry_person p WHERE p.entry_id = e.id),
           (SELECT coalesce(jsonb_agg(jsonb_build_array(k.code, k.polarity, k.subject)), '[]')
              FROM entry_code k WHERE k.entry_id = e.id
               AND (SELECT array_agg(DISTINCT latest.answer)
                      FROM (SELECT DISTINCT ON (d.by_id) d.answer FROM code_decision d
                             WHERE d.code_id = k.id ORDER BY d.by_id, d.id DESC) latest) = ARRAY['confirmed']),
           (SELECT coalesce(jsonb_agg(jsonb_build_array(t.name, t.kind, m.since) ORDER BY m.since, m.id), '[]')
              FROM made_known m JOIN agency t ON t.id = m.agency_id WHERE m.entry_id = e.id)
      FROM entry_child c JOIN entry e ON e.id = c.entry_id JOIN agency a ON a.id = e.agency_id
     WHERE c.child_id = of_child AND in_the_circle(of_child)
       AND NOT EXISTS (SELECT FROM import_undone u WHERE u.undone_id = c.brought_by_id)
$$;

-- Which entries of a child's chronology a reader knew on a day, and since when: the twin of `as_known_on` in
-- checks/facts_of_entries.py. A correction counts once it is known; a ring of corrections is read whole.
CREATE OR REPLACE FUNCTION as_known_on(of_child uuid, on_day date, by_agency uuid DEFAULT NULL)
    RETURNS TABLE (entry uuid, known date) LANGUAGE sql STABLE AS $$
    WITH RECURSIVE known AS (
        SELECT e.id, e.replaces_id,
               CASE WHEN by_agency IS NOT NULL AND e.agency_id <> by_agency
                    THEN (SELECT min(m.since) FROM made_known m WHERE m.entry_id = e.id AND m.agency_id = by_agency)
                    WHEN e.known_on < e.happened_lower THEN e.happened_lower  -- nobody knows what has not happened
                    ELSE coalesce(e.known_on, e.happened_upper)
               END AS since
          FROM entry_child c JOIN entry e ON e.id = c.entry_id WHERE c.child_id = of_child
    ), visible AS (SELECT * FROM known WHERE since <= on_day),
    corrects AS (
        SELECT v.id AS start, v.replaces_id AS at FROM visible v WHERE v.replaces_id IS NOT NULL
        UNION
        SELECT k.start, v.replaces_id FROM corrects k JOIN visible v ON v.id = k.at WHERE v.replaces_id IS NOT NULL
    )
    SELECT v.id, v.since FROM visible v
     WHERE NOT EXISTS (SELECT FROM visible w WHERE w.replaces_id = v.id AND w.id <> v.id)
        OR EXISTS (SELECT FROM corrects k WHERE k.start = v.id AND k.at = v.id)
$$;
