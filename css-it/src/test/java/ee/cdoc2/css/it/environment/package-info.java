/** What a server under test needs: authorities, people, the OCSP responder, databases, and settings that name them. */
package ee.cdoc2.css.it.environment;
