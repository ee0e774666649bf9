-- What css.jar of commit 57d9bad, the last before the second protocol, has left in a database of css_owner after one
-- key was sent and fetched: pg_dump --no-owner --no-privileges --inserts, without its comments. The key is sent.hex.
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE public.audit_key (
    id numeric(9,0) NOT NULL,
    key_material bytea NOT NULL,
    created_at timestamp with time zone NOT NULL
);

CREATE TABLE public.css_schema_history (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);

CREATE TABLE public.key_share (
    share_id character varying(34) NOT NULL,
    recipient character varying(32) NOT NULL,
    share bytea NOT NULL,
    created_at timestamp with time zone NOT NULL
);

CREATE TABLE public.lease (
    name character varying(64) NOT NULL,
    holder character varying(64) NOT NULL,
    held_until timestamp with time zone NOT NULL
);

CREATE TABLE public.nonce_horizon (
    id numeric(9,0) NOT NULL,
    forgotten_before timestamp with time zone NOT NULL
);

CREATE TABLE public.nonce_key (
    id numeric(9,0) NOT NULL,
    key_material bytea NOT NULL,
    valid_from timestamp with time zone NOT NULL
);

CREATE TABLE public.spent_nonce (
    nonce character varying(16) NOT NULL,
    expires_at timestamp with time zone NOT NULL
);

INSERT INTO public.audit_key VALUES (1, '\x3e2d40d188917773a6f0f1c975bdec6d1457712a560f7f9166fc9bb60abe90ed', '2026-11-28 19:27:23.606129+00');

INSERT INTO public.css_schema_history VALUES (1, '1', 'share nonce key lease', 'SQL', 'V1__share_nonce_key_lease.sql', -2060456703, 'css_owner', '2026-11-28 19:27:23.260103', 29, true);
INSERT INTO public.css_schema_history VALUES (2, '2', 'audit key', 'SQL', 'V2__audit_key.sql', -1045064821, 'css_owner', '2026-11-28 19:27:23.338552', 5, true);
INSERT INTO public.css_schema_history VALUES (3, '3', 'nonce horizon', 'SQL', 'V3__nonce_horizon.sql', -1726140401, 'css_owner', '2026-11-28 19:27:23.358782', 8, true);

INSERT INTO public.key_share VALUES ('a83e137d405312290d7cf57309057050', 'etsi/PNOEE-48010010101', '\x271b89a0a3dda5b0c79cf5239130459410b8828b814a328ef5adad19fc8c6d9b', '2026-11-28 19:27:28.323828+00');
INSERT INTO public.key_share VALUES ('2b498152d245639784f541a4a8d36788', 'etsi/PNOEE-48010010101', '\x378a1fa81b6cd6bbd89dbdb724a076b89affc5fc3e42fd3337788cf350803383', '2026-11-28 19:27:28.409245+00');

INSERT INTO public.nonce_horizon VALUES (1, '1970-01-01 00:00:00+00');

INSERT INTO public.nonce_key VALUES (1, '\xc59cc990f3f01ae29cd974f5f800399ed93603b7e2cd0c1ab1e939f6b32cca65', '2026-11-28 19:27:23.585031+00');

INSERT INTO public.spent_nonce VALUES ('awsrIXmvoKsluAXZ', '2026-11-28 19:34:29+00');
INSERT INTO public.spent_nonce VALUES ('awsrIdKTXWHz3M-4', '2026-11-28 19:34:29+00');

ALTER TABLE ONLY public.audit_key
    ADD CONSTRAINT audit_key_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.css_schema_history
    ADD CONSTRAINT css_schema_history_pk PRIMARY KEY (installed_rank);

ALTER TABLE ONLY public.key_share
    ADD CONSTRAINT key_share_pk PRIMARY KEY (share_id);

ALTER TABLE ONLY public.lease
    ADD CONSTRAINT lease_pk PRIMARY KEY (name);

ALTER TABLE ONLY public.nonce_horizon
    ADD CONSTRAINT nonce_horizon_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.nonce_key
    ADD CONSTRAINT nonce_key_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.spent_nonce
    ADD CONSTRAINT spent_nonce_pk PRIMARY KEY (nonce);

CREATE INDEX css_schema_history_s_idx ON public.css_schema_history USING btree (success);

CREATE INDEX spent_nonce_expires_at ON public.spent_nonce USING btree (expires_at);
