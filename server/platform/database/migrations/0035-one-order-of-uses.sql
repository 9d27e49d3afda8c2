-- `file_use_in_order` begins with the same columns. With both, the planner at times read all places of a file and sorted
-- them to take the first few.
drop index file_use_file;
