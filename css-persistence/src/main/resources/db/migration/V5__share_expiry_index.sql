-- By which what has expired is found. A migration of its own: new columns lock a table for a moment, against reading too, and an
-- index locks it against writing until all rows have been read. In one transaction both would last that long.
create index if not exists key_share_expires_at on key_share (expires_at);
