-- When a share expires, whether its sender had asked for later, and whether the first protocol may fetch it. The version before
-- writes none of the three: its shares never expire, and both protocols may fetch them.
--
-- "if not exists", here and in V5: an operator who goes back to the version before takes both out of the history, and leaves
-- the columns. See the admin guide.
alter table key_share add column if not exists expires_at      timestamp with time zone;
alter table key_share add column if not exists expiry_adjusted boolean default false not null;
alter table key_share add column if not exists v1_allowed      boolean default true  not null;
