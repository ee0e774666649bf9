create table from_a_later_version (id integer);
