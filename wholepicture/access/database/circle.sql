-- A child's circle, who is barred from it, and who is named for what is restricted.

-- An agency reads its own open part in a circle; all else stands on this: what hangs on a child asks whether the reader
-- sees a row here. Nobody who is barred from the child sees one.
CREATE POLICY of_the_reader_s_agency ON involvement FOR SELECT USING (
    agency_id = (SELECT reader_agency())
    AND NOT EXISTS (SELECT FROM involvement_ended e WHERE e.involvement_id = involvement.id)
    AND NOT EXISTS (SELECT FROM barred b WHERE b.child_id = involvement.child_id)
);
CREATE POLICY for_whoever_is_in_it ON involvement FOR INSERT WITH CHECK (
    begun_by_id = (SELECT reader_worker()) AND (in_the_circle(child_id) OR has_no_circle(child_id))
);

CREATE POLICY read ON involvement_ended FOR SELECT USING (true);
CREATE POLICY for_whoever_is_in_it ON involvement_ended FOR INSERT WITH CHECK (
    ended_by_id = (SELECT reader_worker())
    AND in_the_circle((SELECT child_of_involvement(involvement_id)))
);

CREATE POLICY of_the_reader ON works_with FOR SELECT USING (
    worker_id = (SELECT reader_worker()) AND EXISTS (SELECT FROM involvement i WHERE i.child_id = works_with.child_id)
);
CREATE POLICY for_oneself ON works_with FOR INSERT WITH CHECK (
    worker_id = (SELECT reader_worker()) AND in_the_circle(child_id)
);

CREATE POLICY of_the_reader ON barred FOR SELECT USING (worker_id = (SELECT reader_worker()));

-- A reader sees for what they are named, and whom they named. What it lets them see asks for their own rows.
CREATE POLICY of_the_reader ON named FOR SELECT USING (
    worker_id = (SELECT reader_worker()) OR named_by_id = (SELECT reader_worker())
);
CREATE POLICY for_what_one_may_see ON named FOR INSERT WITH CHECK (named_by_id = (SELECT reader_worker()) AND may_name(thing));

CREATE POLICY read ON restricted FOR SELECT USING (true);
CREATE POLICY read ON restriction_lifted FOR SELECT USING (true);
