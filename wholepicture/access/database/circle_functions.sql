-- What a policy must ask without the policies: they answer yes or no, and nothing else.

CREATE OR REPLACE FUNCTION in_the_circle(of_child uuid) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM involvement i
         WHERE i.child_id = of_child AND i.agency_id = reader_agency()
           AND NOT EXISTS (SELECT FROM involvement_ended e WHERE e.involvement_id = i.id)
    ) AND NOT EXISTS (SELECT FROM barred b WHERE b.child_id = of_child AND b.worker_id = reader_worker())
$$;

CREATE OR REPLACE FUNCTION has_no_circle(of_child uuid) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT NOT EXISTS (SELECT FROM involvement i WHERE i.child_id = of_child)
       AND EXISTS (SELECT FROM person p WHERE p.id = of_child AND p.made_by_id = reader_worker())
$$;

CREATE OR REPLACE FUNCTION child_of_involvement(of_involvement uuid) RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT i.child_id FROM involvement i WHERE i.id = of_involvement
$$;

CREATE OR REPLACE FUNCTION is_restricted(of_thing uuid) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM restricted r WHERE r.thing = of_thing
           AND NOT EXISTS (SELECT FROM restriction_lifted l WHERE l.restriction_id = r.thing)
    )
$$;

-- Whom a reader may add to a child's picture: somebody whom they see already, or somebody whom they have just made.
CREATE OR REPLACE FUNCTION stands_in_no_picture(of_person uuid) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT NOT EXISTS (SELECT FROM connection c WHERE c.person_id = of_person)
       AND EXISTS (SELECT FROM person p WHERE p.id = of_person AND p.made_by_id = reader_worker())
$$;

CREATE OR REPLACE FUNCTION stands_in_a_picture_that_the_reader_sees(of_person uuid) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM connection c WHERE c.person_id = of_person AND in_the_circle(c.child_id))
       AND (NOT is_restricted(of_person) OR EXISTS (
               SELECT FROM named n WHERE n.thing = of_person AND n.worker_id = reader_worker()))
$$;

-- Who may be named for a restricted thing, and by whom: by the author of an entry, or by whoever is named for it.
CREATE OR REPLACE FUNCTION may_name(of_thing uuid) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM entry e WHERE e.id = of_thing AND e.received_by_id = reader_worker())
        OR EXISTS (SELECT FROM named n WHERE n.thing = of_thing AND n.worker_id = reader_worker())
$$;

-- The whole circle of a child, for whoever is in it.
CREATE OR REPLACE FUNCTION circle_of(of_child uuid)
    RETURNS TABLE (agency uuid, reason text, legal_basis text, begun_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT i.agency_id, i.reason, i.legal_basis, i.begun_at FROM involvement i
     WHERE i.child_id = of_child AND in_the_circle(of_child)
       AND NOT EXISTS (SELECT FROM involvement_ended e WHERE e.involvement_id = i.id)
     ORDER BY i.begun_at
$$;
