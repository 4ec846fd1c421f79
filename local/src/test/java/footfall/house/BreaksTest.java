package footfall.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A rule that nobody has seen fail is not a rule: here each is broken on purpose, by a class that is compiled for it.
class BreaksTest {
    private static final Pattern NAME = Pattern.compile("class (\\w+)");

    private static final Map<HouseRule, List<String>> BREAKS = Map.ofEntries(
            Map.entry(HouseRule.PACKAGES_FORM_NO_CYCLE, List.of(
                    "package footfall.time; public class Circle { footfall.site.Circle other; }",
                    "package footfall.site; public class Circle { footfall.time.Circle other; }")),
            Map.entry(HouseRule.THE_DOMAIN_NEEDS_THE_JDK_ALONE, List.of(
                    "package footfall.usecase.reduce; class Logs { org.slf4j.Logger log; }")),
            Map.entry(HouseRule.CODECS_AND_WIRES_NEED_THE_JSON_LIBRARY_AT_MOST, List.of(
                    "package footfall.codec; class Logs { org.slf4j.Logger log; }")),
            Map.entry(HouseRule.ADAPTERS_AND_WIRINGS_ALONE_SPEAK_TO_AWS, List.of(
                    "package footfall.edge; class Sends { software.amazon.awssdk.services.sqs.SqsClient sqs; }")),
            Map.entry(HouseRule.HANDLERS_BUILD_NO_ADAPTERS, List.of(
                    "package footfall.function.query; class BuildsHandler { footfall.aws.Tables tables; }")),
            Map.entry(HouseRule.TIME_IS_HANDED_IN, List.of(
                    "package footfall.usecase.reduce; class AsksTheTime { Object at = java.time.Instant.now(); }")),
            Map.entry(HouseRule.CHANCE_IS_HANDED_IN, List.of(
                    "package footfall.usecase.ask; class Draws { Object dice = new java.security.SecureRandom(); }")),
            Map.entry(HouseRule.WIRINGS_ALONE_READ_THE_ENVIRONMENT, List.of(
                    "package footfall.edge; class ReadsHome { String home = System.getenv(\"HOME\"); }")),
            Map.entry(HouseRule.NOBODY_ELSE_SAYS_UNAVAILABLE, List.of(
                    "package footfall.edge; class GivesUp { Object no = new footfall.port.Unavailable(\"\"); }")),
            Map.entry(HouseRule.THE_MODEL_IS_IMMUTABLE, List.of(
                    "package footfall.log; public class Counts { int count; }")),
            Map.entry(HouseRule.NO_FIELD_IS_OPTIONAL, List.of(
                    "package footfall.edge; class MayBe { java.util.Optional<String> name; }")),
            Map.entry(HouseRule.NAMES_SAY_SOMETHING, List.of(
                    "package footfall.edge; class BreakHelper { }")));

    /// One wrong import a room: somebody who should not see it, or whom it should not see.
    private static final Map<String, String> WRONG_IMPORTS = Map.ofEntries(
            Map.entry("time", "footfall.site.SiteId"),
            Map.entry("site", "footfall.identity.Salt"),
            Map.entry("identity", "footfall.event.Event"),
            Map.entry("event", "footfall.log.Segment"),
            Map.entry("log", "footfall.rollup.Rollup"),
            Map.entry("rollup", "footfall.visit.Span"),
            Map.entry("visit", "footfall.port.LogStore"),
            Map.entry("profile", "footfall.visit.Session"),
            Map.entry("report", "footfall.port.ViewStore"),
            Map.entry("listing", "footfall.port.LogStore"),
            Map.entry("page", "footfall.admission.Admission"),
            Map.entry("admission", "footfall.port.SaltStore"),
            Map.entry("port", "footfall.prefix.ShardState"),
            Map.entry("recount", "footfall.port.LogStore"),
            Map.entry("cache", "footfall.time.Hour"),
            Map.entry("daily", "footfall.port.SaltStore"),
            Map.entry("prefix", "footfall.usecase.reduce.FoldShard"),
            Map.entry("usecase.check", "footfall.memory.MemorySiteStore"),
            Map.entry("usecase.accept", "footfall.usecase.check.CheckKey"),
            Map.entry("usecase.reduce", "footfall.memory.MemoryLogStore"),
            Map.entry("usecase.ask", "footfall.usecase.reduce.AppendEvents"),
            Map.entry("usecase.list", "footfall.usecase.ask.AnswerQuestion"),
            Map.entry("usecase.redrive", "footfall.usecase.list.ListEvents"),
            Map.entry("usecase.manage", "footfall.prefix.ShardState"),
            Map.entry("usecase.reconcile", "footfall.usecase.reduce.FoldShard"),
            Map.entry("wire", "footfall.wire.convex.ConvexDialect"),
            Map.entry("wire.footfall", "footfall.port.EventQueue"),
            Map.entry("wire.convex", "footfall.wire.footfall.FootfallDialect"),
            Map.entry("wire.openpanel", "footfall.port.BotList"),
            Map.entry("wire.posthog", "footfall.wire.convex.ConvexDialect"),
            Map.entry("wire.query", "footfall.prefix.ShardState"),
            Map.entry("wire.admin", "footfall.wire.query.Questions"),
            Map.entry("codec", "footfall.port.LogStore"),
            Map.entry("edge", "footfall.usecase.check.CheckKey"),
            Map.entry("aws", "footfall.prefix.ShardState"),
            Map.entry("enrich", "footfall.codec.QueueCodec"),
            Map.entry("memory", "footfall.prefix.ShardState"),
            Map.entry("contract", "footfall.memory.MemoryLogStore"),
            Map.entry("function.ingest", "footfall.memory.MemoryLogStore"),
            Map.entry("function.reducer", "footfall.memory.MemoryLogStore"),
            Map.entry("function.query", "footfall.memory.MemoryLogStore"),
            Map.entry("function.admin", "footfall.memory.MemoryLogStore"),
            Map.entry("function.jobs", "footfall.function.admin.AdminHandler"),
            Map.entry("local", "footfall.contract.LogStoreContract"),
            Map.entry("local.sam", "footfall.function.ingest.IngestHandler"));

    private static JavaClasses broken;

    /// One run of the compiler for all; each break has a name of its own.
    @BeforeAll
    static void compile(@TempDir Path folder) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", folder.toString(),
                "-cp", System.getProperty("java.class.path")));
        for (String source : sources().toList()) {
            String name = NAME.matcher(source).results().findFirst().orElseThrow().group(1);
            Path file = Files.createDirectories(folder.resolve(Integer.toHexString(source.hashCode())));
            arguments.add(Files.writeString(file.resolve(name + ".java"), source).toString());
        }
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertEquals(0, code, "the breaks should compile");
        broken = new ClassFileImporter().importPath(folder);
    }

    @Test
    void everyRuleAndEveryRoomHasABreak() {
        assertEquals(EnumSet.allOf(HouseRule.class), BREAKS.keySet());
        assertEquals(Rooms.MAY_IMPORT.keySet(), WRONG_IMPORTS.keySet());
    }

    @ParameterizedTest
    @EnumSource
    void aBrokenRuleIsSeen(HouseRule rule) {
        Set<String> names = BREAKS.get(rule).stream().map(BreaksTest::name).collect(Collectors.toSet());
        JavaClasses its = broken.that(describe("break it", type -> names.contains(type.getName())));
        assertEquals(names.size(), its.size());
        assertTrue(rule.rule().evaluate(its).hasViolation());
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aWrongImportIsSeen(String room) {
        String name = name(wrongImport(room));
        JavaClasses its = broken.that(describe("breaks it", type -> type.getName().equals(name)));
        assertEquals(1, its.size());
        assertTrue(HouseRule.imports(room).evaluate(its).hasViolation());
    }

    static Stream<String> rooms() {
        return WRONG_IMPORTS.keySet().stream().sorted();
    }

    private static Stream<String> sources() {
        return Stream.concat(BREAKS.values().stream().flatMap(List::stream), rooms().map(BreaksTest::wrongImport));
    }

    private static String wrongImport(String room) {
        return "package footfall.%s; class WrongImport { %s other; }".formatted(room, WRONG_IMPORTS.get(room));
    }

    private static String name(String source) {
        return source.substring("package ".length(), source.indexOf(';')) + "."
                + NAME.matcher(source).results().findFirst().orElseThrow().group(1);
    }
}
