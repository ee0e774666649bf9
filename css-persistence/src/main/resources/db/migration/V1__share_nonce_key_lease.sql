-- What a CSS keeps. The same text for H2 and PostgreSQL; ${binary} is the one type that they name differently.
--
-- Room for later. A share's expiry time and encryption at rest will come as new columns of key_share (say expires_at,
-- encryption_key): nullable or with a default, so that the version before still runs on the new schema
-- (expand, then contract). "share" is wider than today's 128 bytes so that an encrypted share fits.

create table key_share (
    share_id   varchar(34)              not null,
    recipient  varchar(32)              not null,
    share      ${binary}                not null,
    created_at timestamp with time zone not null,
    constraint key_share_pk primary key (share_id)
);

-- Nonces are not stored when made, only when spent. The primary key decides a race between two releases.
create table spent_nonce (
    nonce      varchar(16)              not null,
    expires_at timestamp with time zone not null,
    constraint spent_nonce_pk primary key (nonce)
);

create index spent_nonce_expires_at on spent_nonce (expires_at);

-- numeric, not integer: on a violated integer key H2 puts the whole row, and with it the secret, into its message.
create table nonce_key (
    id           numeric(9)               not null,
    key_material ${binary}                not null,
    valid_from   timestamp with time zone not null,
    constraint nonce_key_pk primary key (id)
);

create table lease (
    name       varchar(64)              not null,
    holder     varchar(64)              not null,
    held_until timestamp with time zone not null,
    constraint lease_pk primary key (name)
);
