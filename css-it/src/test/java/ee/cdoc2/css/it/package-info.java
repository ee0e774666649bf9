/** The black-box suite: HTTPS from outside, one suite for every server and database. */
package ee.cdoc2.css.it;
