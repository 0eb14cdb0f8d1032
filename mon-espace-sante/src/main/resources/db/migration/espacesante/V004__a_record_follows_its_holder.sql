-- Two identities may turn out to be one person's, and two again: the identity a document was filed under, when it is now
-- found under another; and who came into a care team with a merge.
alter table document add column written_under uuid;
create index document_written_under on document (written_under) where written_under is not null;

alter table care_team add column written_under uuid;
create index care_team_written_under on care_team (written_under) where written_under is not null;
