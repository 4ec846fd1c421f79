package footfall.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Keeps the walls of the house, over the compiled classes of every room but `proof`, which no module depends on.
class HouseTest {
    /// `docs/STYLE.md`, Size.
    private static final int LINES_MAX = 300;
    /// `docs/STYLE.md`, Size.
    private static final int COLUMNS_MAX = 120;

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("footfall");

    @Test
    void everyRoomIsNamedInTheTableAndNoneOfTheTableIsEmpty() {
        Set<String> found = HOUSE.stream().map(JavaClass::getPackageName)
                .map(name -> name.substring("footfall.".length())).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(Rooms.MAY_IMPORT.keySet()), found);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomImportsWhatTheTableSays(String room) {
        HouseRule.imports(room).check(HOUSE);
    }

    @ParameterizedTest
    @EnumSource
    void theHouseKeepsItsRules(HouseRule rule) {
        rule.rule().check(HOUSE);
    }

    @Test
    void everyPackageIsNullMarkedAndSaysWhatItIsFor() {
        for (Path folder : Sources.packages()) {
            Path info = folder.resolve("package-info.java");
            assertTrue(Files.exists(info), info + ": should say what the room is for");
            assertTrue(Sources.text(info).contains("@NullMarked") && Sources.text(info).contains("///"),
                    info + ": should say what the room is for, and be @NullMarked");
        }
    }

    @Test
    void filesAreSmallAndLinesAreShort() {
        for (Path file : Sources.java()) {
            List<String> lines = Sources.text(file).lines().toList();
            assertTrue(lines.size() <= LINES_MAX, file + ": " + lines.size() + " lines, at most " + LINES_MAX);
            assertTrue(lines.stream().allMatch(line -> line.length() <= COLUMNS_MAX),
                    file + ": a line goes beyond column " + COLUMNS_MAX);
        }
    }

    @Test
    void noWorkIsLeftUndoneInTheSources() {
        for (Path file : Sources.java()) {
            assertTrue(Stream.of("TO" + "DO", "FIX" + "ME").noneMatch(Sources.text(file)::contains), file.toString());
        }
    }

    static Stream<String> rooms() {
        return Rooms.MAY_IMPORT.keySet().stream().sorted();
    }
}
