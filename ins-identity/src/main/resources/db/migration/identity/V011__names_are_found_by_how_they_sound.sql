-- How a French name sounds, roughly: two spellings that one hears alike have one key (LEFEBVRE, LEFEVRE; GAUTHIER,
-- GOTIER; MOREAU, MAURAUX). Plain replacements as far as they go: every name of the population passes here. Takes the
-- letters of a name (see letters). The same replacements, in the same order, are in fr.socle.identity.Sounds, and a
-- test compares the two.
create function sound(letters text) returns text
    language sql immutable strict parallel safe
    return regexp_replace(regexp_replace(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        letters,
        'SCH', '1'), 'CH', '1'), 'SH', '1'), 'PH', 'F'), 'H', ''), 'BV', 'V'), 'CQU', 'K'), 'QU', 'K'), 'Q', 'K'), 'CK', 'K'),
        'CE', 'SE'), 'CI', 'SI'), 'CY', 'SI'), 'C', 'K'), 'GUE', '6E'), 'GUI', '6I'), 'GE', 'JE'), 'GI', 'JI'), 'GY', 'JI'), '6', 'G'),
        'EAU', 'O'), 'AU', 'O'), 'EU', 'E'), 'AIN', 'IN'), 'EIN', 'IN'), 'AY', 'E'), 'AI', 'E'), 'EI', 'E'), 'Y', 'I'), 'OU', 'U'),
        '(.)\1+', '\1', 'g'), '(?<=..)[ESTXDZP]+$', '');

alter table person
    add column birth_name_sound text collate "C" generated always as (sound(letters(birth_name))) stored,
    add column used_name_sound  text collate "C" generated always as (sound(letters(used_name))) stored;

-- Who bears a name that sounds like this one, born in those days?
create index person_by_sound on person (birth_name_sound, birth_date);
create index person_by_used_sound on person (used_name_sound, birth_date) where used_name_sound is not null;

-- Who has this first given name, born in those days, whatever became of the family name?
create index person_by_given_name on person (first_given_key, birth_date);

-- The likeness of three names in one inverted index cost more to keep than all the others together, and was asked for
-- partial dates only: the two above answer there now.
drop index person_by_likeness;

-- Seals the places that pages go on from. In the database, so that a page is found again after a restart, and by
-- another running program; whoever reads this table reads the people too.
create table page_key (
    only_one boolean primary key default true check (only_one),
    secret   bytea not null
);
