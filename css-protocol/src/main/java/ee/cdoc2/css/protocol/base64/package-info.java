/** Base64 that has exactly one text for each byte string (RFC 4648 section 3.5). */
package ee.cdoc2.css.protocol.base64;
