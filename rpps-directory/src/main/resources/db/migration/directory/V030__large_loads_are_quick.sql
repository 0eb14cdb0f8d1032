-- Filled as a whole and joined as a whole: an index would only be kept up.
alter table further_degree drop constraint if exists further_degree_pkey;
