select directory.index_practitioners('directory.practitioner_next');
analyze directory.practitioner_next;
