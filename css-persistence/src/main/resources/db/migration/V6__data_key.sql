-- Encryption at rest. The data keys, each wrapped by a master key that is not in the database; and, for each row that can be
-- sealed, by which of them it is: nothing for one in clear, as the version before writes them. Of a sealed share, "share" holds
-- the seal and "recipient" a keyed hash; of a sealed key, "key_material" the seal. numeric, "if not exists": as in V1 and V4.
create table if not exists data_key (
    id         numeric(9)               not null,
    master_key varchar(64)              not null,
    wrapped    ${binary}                not null,
    valid_from timestamp with time zone not null,
    constraint data_key_pk primary key (id)
);

alter table key_share add column if not exists data_key numeric(9);
alter table nonce_key add column if not exists data_key numeric(9);
alter table audit_key add column if not exists data_key numeric(9);
