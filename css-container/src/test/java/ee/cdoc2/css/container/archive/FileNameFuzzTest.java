package ee.cdoc2.css.container.archive;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.fuzz.FuzzTarget;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A name is refused, or stays in whatever folder it is put into, and is the same when it is read again. */
class FileNameFuzzTest implements FuzzTarget {
    private static final Path FOLDER = Path.of("/folder");

    @Override
    public void read(byte[] input) {
        FileName.parse(FuzzTarget.text(input)).ifPresent(name -> {
            assertThat(FileName.parse(name.toString())).contains(name);
            assertThat(name.folded()).isNotEmpty();
            try {
                assertThat(FOLDER.resolve(name.toString()).normalize().getParent())
                        .isEqualTo(FOLDER);
            } catch (InvalidPathException systemsEncodingLacksACharacter) {
                assertThat(name.toString().chars()).anyMatch(character -> character > 0x7F);
            }
        });
    }
}
