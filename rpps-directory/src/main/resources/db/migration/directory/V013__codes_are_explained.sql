-- Code systems, value sets and maps between codes, as their official files give them. Versions stand side by side; the
-- newest answers when none is named.
create table code_system (
    url text not null,
    version text not null,
    name text not null,
    title text,
    source text not null,
    loaded_at timestamptz not null default now(),
    primary key (url, version)
);

create table concept (
    system text not null,
    version text not null,
    code text collate "C" not null,
    display text not null,
    active boolean not null default true,
    display_key text collate "C" not null,
    primary key (system, version, code),
    foreign key (system, version) references code_system (url, version) on delete cascade
);
create index on concept (code);

create table value_set (
    url text not null,
    version text not null,
    name text not null,
    title text,
    source text not null,
    loaded_at timestamptz not null default now(),
    primary key (url, version)
);

create table value_set_member (
    value_set text not null,
    version text not null,
    system text not null,
    code text collate "C" not null,
    display text,
    rank integer not null,
    primary key (value_set, version, system, code),
    foreign key (value_set, version) references value_set (url, version) on delete cascade
);

create table concept_map (
    url text not null,
    version text not null,
    name text not null,
    source text not null,
    loaded_at timestamptz not null default now(),
    primary key (url, version)
);

create table concept_map_element (
    map text not null,
    version text not null,
    source_system text not null,
    source_code text collate "C" not null,
    target_system text not null,
    target_code text collate "C" not null,
    equivalence text not null,
    foreign key (map, version) references concept_map (url, version) on delete cascade
);
create index on concept_map_element (source_system, source_code);

-- a few systems everybody meets on the first day; official files replace them
insert into code_system (url, version, name, title, source) values
    ('https://mos.esante.gouv.fr/NOS/TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante', '0', 'TRE_G15_ProfessionSante', 'Professions de santé', 'sample'),
    ('https://mos.esante.gouv.fr/NOS/TRE_R23-ModeExercice/FHIR/TRE-R23-ModeExercice', '0', 'TRE_R23_ModeExercice', 'Modes d''exercice', 'sample'),
    ('https://mos.esante.gouv.fr/NOS/TRE_R09-CategorieProfessionnelle/FHIR/TRE-R09-CategorieProfessionnelle', '0', 'TRE_R09_CategorieProfessionnelle', 'Catégories professionnelles', 'sample'),
    ('http://loinc.org', '0', 'LOINC', 'LOINC, extrait', 'sample');

insert into concept (system, version, code, display, display_key)
select 'https://mos.esante.gouv.fr/NOS/TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante', '0', code, display, upper(key)
  from (values ('10', 'Médecin', 'medecin'), ('21', 'Pharmacien', 'pharmacien'),
               ('26', 'Audioprothésiste', 'audioprothesiste'), ('28', 'Opticien-lunetier', 'opticien lunetier'),
               ('40', 'Chirurgien-dentiste', 'chirurgien dentiste'), ('50', 'Sage-femme', 'sage femme'),
               ('60', 'Infirmier', 'infirmier'), ('70', 'Masseur-kinésithérapeute', 'masseur kinesitherapeute'),
               ('80', 'Pédicure-podologue', 'pedicure podologue'), ('91', 'Orthophoniste', 'orthophoniste'),
               ('92', 'Orthoptiste', 'orthoptiste'), ('94', 'Ergothérapeute', 'ergotherapeute'),
               ('95', 'Diététicien', 'dieteticien'), ('96', 'Psychomotricien', 'psychomotricien'),
               ('98', 'Manipulateur ERM', 'manipulateur erm')) as professions (code, display, key)
union all
select 'https://mos.esante.gouv.fr/NOS/TRE_R23-ModeExercice/FHIR/TRE-R23-ModeExercice', '0', code, display, upper(key)
  from (values ('L', 'Libéral', 'liberal'), ('S', 'Salarié', 'salarie'), ('B', 'Bénévole', 'benevole')) as modes (code, display, key)
union all
select 'https://mos.esante.gouv.fr/NOS/TRE_R09-CategorieProfessionnelle/FHIR/TRE-R09-CategorieProfessionnelle', '0', code, display, upper(key)
  from (values ('C', 'Civil', 'civil'), ('M', 'Militaire', 'militaire'), ('E', 'Étudiant', 'etudiant')) as categories (code, display, key)
union all
select 'http://loinc.org', '0', code, display, upper(key)
  from (values ('11502-2', 'Compte rendu d''examens biologiques', 'compte rendu d examens biologiques'),
               ('57833-6', 'Prescription de produits de santé', 'prescription de produits de sante'),
               ('60591-5', 'Synthèse médicale', 'synthese medicale'),
               ('8480-6', 'Pression artérielle systolique', 'pression arterielle systolique'),
               ('8462-4', 'Pression artérielle diastolique', 'pression arterielle diastolique'),
               ('29463-7', 'Poids', 'poids'), ('8302-2', 'Taille', 'taille')) as codes (code, display, key);
