-- What people said of a gap is read by the child's circle.
CREATE POLICY of_a_circle ON gap_answer FOR SELECT USING (
    EXISTS (SELECT FROM involvement i WHERE i.child_id = gap_answer.child_id)
);
CREATE POLICY by_the_reader ON gap_answer FOR INSERT WITH CHECK (
    by_id = (SELECT reader_worker()) AND in_the_circle(child_id)
);
