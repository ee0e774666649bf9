/** The black-box suite: HTTPS from outside, one suite for every server and database. css-it/README.md says what runs where. */
package ee.cdoc2.css.it;
