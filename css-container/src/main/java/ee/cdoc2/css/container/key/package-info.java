/**
 * The keys of a container: what the shares give (key-encryption key), what the container has one of (file master key), and what
 * comes of that. HKDF (RFC 5869) with SHA-256 everywhere.
 */
package ee.cdoc2.css.container.key;
