-- The key of the pseudonyms in the audit log: one row, which whichever node comes first writes. numeric: as in V1.
create table audit_key (
    id           numeric(9)               not null,
    key_material ${binary}                not null,
    created_at   timestamp with time zone not null,
    constraint audit_key_pk primary key (id)
);
