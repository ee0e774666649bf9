/**
 * The demonstrations, with the reference client: the protocol with one server ({@link ee.cdoc2.css.demo.TryCss}), and the
 * whole journey with three servers of three organisations, and attempts to break in ({@link
 * ee.cdoc2.css.demo.ThreeServers}).
 */
package ee.cdoc2.css.demo;
