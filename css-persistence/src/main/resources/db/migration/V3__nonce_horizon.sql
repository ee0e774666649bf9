-- How far back spent nonces are remembered: one row. Rows of spent_nonce that end before this moment may be gone, so a nonce
-- that was made before it is not taken any more. It moves forward only, whatever the clocks do. numeric: as in V1.
create table nonce_horizon (
    id               numeric(9)               not null,
    forgotten_before timestamp with time zone not null,
    constraint nonce_horizon_pk primary key (id)
);

insert into nonce_horizon (id, forgotten_before) values (1, timestamp with time zone '1970-01-01 00:00:00+00:00');
