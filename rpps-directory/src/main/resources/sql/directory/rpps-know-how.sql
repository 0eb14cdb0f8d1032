truncate directory.further_know_how;
insert into directory.further_know_how select distinct person, know_how from rpps_know_how;
