select directory.index_practices('directory.practice_situation_next');
analyze directory.practice_situation_next;
select directory.index_structures('directory.structure_next');
analyze directory.structure_next;
