-- By which shares in clear, and those under an old data key, are found. A migration of its own, for the reason of V5.
create index if not exists key_share_data_key on key_share (data_key);
