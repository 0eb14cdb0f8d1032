-- Who said who the treating physician is; a parent does, for a child under sixteen.
alter table treating_physician add constraint treating_physician_provenance_is_known
    check (provenance in ('PERSON', 'PARENT', 'DOCTOR_WITH_CONSENT', 'HEALTH_INSURANCE', 'SANDBOX'));
