/** What stands around a server under test: authorities, people, the OCSP responder, databases; and the settings that fit them. */
package ee.cdoc2.css.it.environment;
