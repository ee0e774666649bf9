/**
 * Fuzzing: each parser of bytes from outside has a {@link ee.cdoc2.css.testkit.fuzz.FuzzTarget} among the tests of its
 * module. JUnit plays the inputs of its corpus; {@code css-testkit/fuzz} has Jazzer look for others.
 */
package ee.cdoc2.css.testkit.fuzz;
