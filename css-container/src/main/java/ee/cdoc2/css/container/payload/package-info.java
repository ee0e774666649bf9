/** The payload of a container as streams: ChaCha20-Poly1305 outside, zlib inside. No more of it than some blocks is in memory. */
package ee.cdoc2.css.container.payload;
