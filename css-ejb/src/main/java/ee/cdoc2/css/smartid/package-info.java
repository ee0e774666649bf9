/**
 * Signatures by Smart-ID's RP API v3: section 6 of the second protocol. The parameters of a signature, from a header or from
 * the claims of a session token, the text that is signed (ACSP_V2), and its verification.
 */
package ee.cdoc2.css.smartid;
