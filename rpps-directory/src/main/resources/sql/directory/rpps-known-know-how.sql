-- The file of know-hows was not given: what it said before holds.
insert into rpps_know_how select person, know_how from directory.further_know_how;
