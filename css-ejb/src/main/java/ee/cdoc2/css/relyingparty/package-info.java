/**
 * The RP server's counter-signature of a Mobile-ID signature (RFC 9421): section 7 of the second protocol. It shows that the
 * signature was made through the configured relying party, which Mobile-ID's own does not.
 */
package ee.cdoc2.css.relyingparty;
