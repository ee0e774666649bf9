/**
 * Reads the vectors under {@code testdata/vectors}: inputs with their expected outcome, for unit and black-box tests.
 * The format is described in the README there; start at {@link ee.cdoc2.css.testkit.vectors.Vectors}.
 */
package ee.cdoc2.css.testkit.vectors;
