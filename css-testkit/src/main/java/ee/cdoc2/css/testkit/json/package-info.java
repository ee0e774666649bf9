/** JSON as tests and stand-ins need it: written with any faults one likes, read as it came. */
package ee.cdoc2.css.testkit.json;
