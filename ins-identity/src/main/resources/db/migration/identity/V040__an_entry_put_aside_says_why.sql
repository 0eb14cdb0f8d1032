-- Test numbers and entries without the form of one, by file or by message: why each was put aside, never what it held.
alter table reference_quarantine
    alter column oid drop not null,
    add column code   text not null default 'register.test-number',
    add column reason text not null default 'A number of tests or demonstrations was put aside.';
