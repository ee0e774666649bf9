/**
 * The demonstrations: one CSS and its protocol with bare requests ({@link ee.cdoc2.css.demo.TryCss}); and three
 * servers of three organisations with the reference client, and attempts to break in ({@link
 * ee.cdoc2.css.demo.ThreeServers}).
 */
package ee.cdoc2.css.demo;
