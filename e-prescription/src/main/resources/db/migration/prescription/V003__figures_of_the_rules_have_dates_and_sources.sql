-- The figures of the rules, each with its time and its source: a change of law is a new row.
create table rule_figure (
    name       text    not null,
    value      integer not null,
    valid_from date    not null,
    valid_to   date,
    source     text    not null,
    primary key (name, valid_from)
);

insert into rule_figure (name, value, valid_from, source)
values ('first-dispensing-months', 3, '2000-01-01', 'CSP R.5132-22: listes I et II, trois mois après la rédaction'),
       ('lease-minutes', 30, '2000-01-01', 'Socle Santé: une pharmacie à la fois'),
       ('longest-prescription-lines', 20, '2000-01-01', 'Socle Santé');
