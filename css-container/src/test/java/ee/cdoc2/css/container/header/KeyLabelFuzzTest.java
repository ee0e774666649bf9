package ee.cdoc2.css.container.header;

import ee.cdoc2.css.testkit.fuzz.FuzzTarget;

/** A label is a form or is none; it never stops anybody. */
class KeyLabelFuzzTest implements FuzzTarget {

    @Override
    public void read(byte[] input) {
        KeyLabel.parse(FuzzTarget.text(input));
        KeyLabel.parse("data:," + FuzzTarget.text(input));
        KeyLabel.parse("data:;base64," + FuzzTarget.header(input));
    }
}
