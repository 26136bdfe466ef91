-- Who is seen: a person stands in the picture of a child in whose circle the reader is, and is not restricted, or the
-- reader is named for them. Everything that is said of a person hangs on that.

CREATE POLICY in_a_picture ON connection FOR SELECT USING (
    EXISTS (SELECT FROM involvement i WHERE i.child_id = connection.child_id)
    AND (
        NOT EXISTS (
            SELECT FROM restricted r WHERE r.thing = connection.person_id
               AND NOT EXISTS (SELECT FROM restriction_lifted l WHERE l.restriction_id = r.thing)
        )
        OR EXISTS (SELECT FROM named n WHERE n.thing = connection.person_id AND n.worker_id = (SELECT reader_worker()))
    )
);
CREATE POLICY whom_the_reader_sees ON connection FOR INSERT WITH CHECK (
    in_the_circle(child_id)
    AND (stands_in_no_picture(person_id) OR stands_in_a_picture_that_the_reader_sees(person_id))
);

CREATE POLICY in_a_picture ON person FOR SELECT USING (
    EXISTS (SELECT FROM connection c WHERE c.person_id = person.id)
);
CREATE POLICY by_the_reader ON person FOR INSERT WITH CHECK (made_by_id = (SELECT reader_worker()));

CREATE POLICY in_a_picture ON person_facts FOR SELECT USING (
    EXISTS (SELECT FROM connection c WHERE c.person_id = person_facts.person_id)
);
CREATE POLICY by_the_reader ON person_facts FOR INSERT WITH CHECK (
    said_by_id = (SELECT reader_worker()) AND agency_id = (SELECT reader_agency())
    AND EXISTS (SELECT FROM connection c WHERE c.person_id = person_facts.person_id)
);

CREATE POLICY in_a_picture ON person_name FOR SELECT USING (
    EXISTS (SELECT FROM connection c WHERE c.person_id = person_name.person_id)
);
CREATE POLICY by_the_reader ON person_name FOR INSERT WITH CHECK (
    said_by_id = (SELECT reader_worker()) AND agency_id = (SELECT reader_agency())
    AND EXISTS (SELECT FROM connection c WHERE c.person_id = person_name.person_id)
);

CREATE POLICY in_a_picture ON person_name_key FOR SELECT USING (
    EXISTS (SELECT FROM connection c WHERE c.person_id = person_name_key.person_id)
);
CREATE POLICY of_a_name_that_the_reader_sees ON person_name_key FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM person_name n WHERE n.id = name_id AND n.person_id = person_name_key.person_id)
);

CREATE POLICY in_a_picture ON stay FOR SELECT USING (
    EXISTS (SELECT FROM connection c WHERE c.person_id = stay.person_id)
);
CREATE POLICY by_the_reader ON stay FOR INSERT WITH CHECK (
    said_by_id = (SELECT reader_worker()) AND agency_id = (SELECT reader_agency())
    AND EXISTS (SELECT FROM connection c WHERE c.person_id = stay.person_id)
);

-- A restricted address is not there for whoever is not named for it; the stay is, without the place.
CREATE POLICY where_somebody_lives ON household FOR SELECT USING (
    EXISTS (SELECT FROM stay s WHERE s.household_id = household.id)
    AND (
        NOT EXISTS (
            SELECT FROM restricted r WHERE r.thing = household.id
               AND NOT EXISTS (SELECT FROM restriction_lifted l WHERE l.restriction_id = r.thing)
        )
        OR EXISTS (SELECT FROM named n WHERE n.thing = household.id AND n.worker_id = (SELECT reader_worker()))
    )
);
CREATE POLICY by_the_reader ON household FOR INSERT WITH CHECK (made_by_id = (SELECT reader_worker()));

CREATE POLICY both_in_a_picture ON relationship FOR SELECT USING (
    EXISTS (SELECT FROM connection c WHERE c.person_id = relationship.of_id)
    AND EXISTS (SELECT FROM connection c WHERE c.person_id = relationship.to_id)
);
CREATE POLICY by_the_reader ON relationship FOR INSERT WITH CHECK (
    said_by_id = (SELECT reader_worker()) AND agency_id = (SELECT reader_agency())
    AND EXISTS (SELECT FROM connection c WHERE c.person_id = relationship.of_id)
    AND EXISTS (SELECT FROM connection c WHERE c.person_id = relationship.to_id)
);
