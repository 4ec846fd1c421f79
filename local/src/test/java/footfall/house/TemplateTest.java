package footfall.house;

import static footfall.house.Template.at;
import static footfall.house.Template.list;
import static footfall.house.Template.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import footfall.aws.DynamoDriftStore;
import footfall.aws.Tables;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Keeps the rules of `template.yaml` that no checker knows.
class TemplateTest {
    private static final Template TEMPLATE = Template.read();
    private static final Set<String> FUNCTIONS = TEMPLATE.resources("AWS::Serverless::Function").keySet();
    private static final int RETENTION_SECONDS = 14 * 24 * 3600;
    private static final Pattern VARIABLE = Pattern.compile("\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\"");

    @Test
    void functionsRunOnJava25FromASnapshotBehindAnAlias() {
        assertEquals("java25", TEMPLATE.globals().get("Runtime"));
        assertEquals("PublishedVersions", at(TEMPLATE.globals(), "SnapStart", "ApplyOn"));
        assertEquals("live", TEMPLATE.globals().get("AutoPublishAlias"));
        for (String function : FUNCTIONS) {
            Map<?, ?> properties = TEMPLATE.properties(function);
            assertEquals(true, properties.get("AutoPublishAliasAllProperties"), function);
            assertTrue(Stream.of("Runtime", "SnapStart", "AutoPublishAlias", "CodeUri")
                    .noneMatch(properties::containsKey),
                    function + ": should not differ from the globals");
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void eachHandlerIsAClassThatLambdaCanMake(String function) throws ReflectiveOperationException {
        Class<?> handler = Class.forName((String) TEMPLATE.properties(function).get("Handler"));
        assertTrue(RequestHandler.class.isAssignableFrom(handler), handler.getName());
        assertNotNull(handler.getConstructor());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void eachFunctionIsBuiltByTheMakefile(String function) {
        assertEquals("makefile", at(TEMPLATE.resource(function), "Metadata", "BuildMethod"));
        String makefile = Sources.text(Sources.HOUSE.resolve("Makefile"));
        assertTrue(makefile.matches("(?s).*\\nbuild-[^\\n]*\\b" + function + "\\b[^\\n]*: JAR := .*"), function);
        assertTrue(Pattern.compile("FUNCTIONS := .*\\b" + function.replace("Function", "") + "\\b").matcher(makefile)
                .find(), function);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void eachVariableThatIsSetIsReadByTheFunctionsWiringAndTheReverse(String function) {
        Set<String> set = TEMPLATE.variables(function).stream().filter(name -> !name.startsWith("AWS_"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(read(function), set);
    }

    @Test
    void aFunctionWithTheQueueCanBeSentToItsDouble() {
        for (String function : FUNCTIONS) {
            List<String> variables = TEMPLATE.variables(function);
            assertTrue(variables.contains("AWS_ENDPOINT_URL_DYNAMODB"), function);
            assertEquals(variables.contains("EVENT_QUEUE_URL"), variables.contains("AWS_ENDPOINT_URL_SQS"), function);
        }
    }

    @Test
    void aMessageStaysAwayUntilItsReducerIsSurelyDone() {
        int timeout = (int) TEMPLATE.properties("ReducerFunction").get("Timeout");
        int window = (int) TEMPLATE.properties("ReducerMapping").get("MaximumBatchingWindowInSeconds");
        assertTrue((int) TEMPLATE.properties("EventQueue").get("VisibilityTimeout") >= 6 * timeout + window);
    }

    @Test
    void theMappingCallsTheAliasInBatchesAndTakesPartialFailures() {
        Map<?, ?> mapping = TEMPLATE.properties("ReducerMapping");
        assertEquals(Map.of("Ref", "ReducerFunction.Alias"), mapping.get("FunctionName"));
        assertEquals(Map.of("Fn::GetAtt", "EventQueue.Arn"), mapping.get("EventSourceArn"));
        assertEquals(List.of("ReportBatchItemFailures"), mapping.get("FunctionResponseTypes"));
        assertTrue((int) mapping.get("BatchSize") <= 10 || (int) mapping.get("MaximumBatchingWindowInSeconds") >= 1);
        assertNotNull(at(mapping, "ScalingConfig", "MaximumConcurrency"));
    }

    @ParameterizedTest
    @MethodSource("queues")
    void queuesKeepMessagesAsLongAndAsLargeAsSqsCan(String queue) {
        Map<?, ?> properties = TEMPLATE.properties(queue);
        assertEquals(true, properties.get("SqsManagedSseEnabled"));
        assertEquals(RETENTION_SECONDS, properties.get("MessageRetentionPeriod"));
        assertEquals(1_048_576, properties.get("MaximumMessageSize"));
    }

    @Test
    void whatCanNotBeReducedEndsAsADeadLetterOfThisQueueAlone() {
        Map<?, ?> redrive = map(TEMPLATE.properties("EventQueue").get("RedrivePolicy"));
        assertEquals(Map.of("Fn::GetAtt", "DeadLetterQueue.Arn"), redrive.get("deadLetterTargetArn"));
        assertTrue((int) redrive.get("maxReceiveCount") >= 5);
        Map<?, ?> allow = map(TEMPLATE.properties("DeadLetterQueue").get("RedriveAllowPolicy"));
        assertEquals("byQueue", allow.get("redrivePermission"));
        String name = (String) at(TEMPLATE.properties("EventQueue"), "QueueName", "Fn::Sub");
        assertTrue(allow.get("sourceQueueArns").toString().contains(":" + name), "the name the queue has");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void eachFunctionHasARoleOfItsOwnThatMayNothingElse(String function) {
        assertEquals(Map.of("Fn::GetAtt", function.replace("Function", "Role") + ".Arn"),
                TEMPLATE.properties(function).get("Role"));
        for (Map<?, ?> statement : TEMPLATE.statements(function)) {
            assertEquals("Allow", statement.get("Effect"));
            for (Object action : list(statement.get("Action"))) {
                assertTrue(((String) action).matches("(dynamodb|sqs|logs):[A-Za-z]+"), function + ": " + action);
                assertFalse(((String) action).endsWith("Scan"), function + ": " + action);
            }
            for (Object resource : list(statement.get("Resource"))) {
                assertEquals(Set.of("Fn::GetAtt"), map(resource).keySet(), function + ": one resource by its name");
            }
        }
        assertFalse(TEMPLATE.properties(function).containsKey("Policies"), function);
    }

    @Test
    void ingestMaySendAndLookUpSitesAndNothingElse() {
        Set<String> actions = TEMPLATE.statements("IngestFunction").stream()
                .flatMap(statement -> list(statement.get("Action")).stream()).map(String.class::cast)
                .filter(action -> !action.startsWith("logs:")).collect(Collectors.toSet());
        assertEquals(Set.of("sqs:SendMessage", "dynamodb:GetItem", "dynamodb:PutItem"), actions);
        assertFalse(TEMPLATE.statements("IngestFunction").toString().contains("DataTable"));
    }

    @Test
    void uploadsAreOffUnlessSomebodyWantsThemAndThenPrivateAndGoneInADay() {
        assertEquals("off", at(TEMPLATE.all(), "Parameters", "Uploads", "Default"));
        for (String id : List.of("UploadsBucket", "IngestUploadsPolicy")) {
            assertEquals("WithUploads", TEMPLATE.resource(id).get("Condition"));
        }
        Map<?, ?> bucket = TEMPLATE.properties("UploadsBucket");
        assertEquals(Set.of(true), Set.copyOf(map(bucket.get("PublicAccessBlockConfiguration")).values()));
        assertEquals(4, map(bucket.get("PublicAccessBlockConfiguration")).size());
        assertEquals(1, map(list(at(bucket, "LifecycleConfiguration", "Rules")).getFirst()).get("ExpirationInDays"));
        assertEquals(List.of("WithUploads", Map.of("Fn::GetAtt", "UploadsBucket.RegionalDomainName"), ""),
                at(TEMPLATE.properties("IngestFunction"), "Environment", "Variables", "UPLOADS_BUCKET", "Fn::If"));
        Map<?, ?> policy = TEMPLATE.properties("IngestUploadsPolicy");
        assertEquals(List.of(Map.of("Ref", "IngestRole")), policy.get("Roles"));
        for (Object statement : list(at(policy, "PolicyDocument", "Statement"))) {
            assertTrue(map(statement).get("Resource").toString().contains("UploadsBucket"), statement.toString());
            assertTrue(list(map(statement).get("Action")).stream().allMatch(action -> ((String) action)
                    .matches("s3:(PutObject|GetObject|DeleteObject|ListBucket)")), statement.toString());
        }
    }

    @Test
    void reconcilePutsItsResultsAndNoView() {
        List<Map<?, ?>> puts = TEMPLATE.statements("ReconcileFunction").stream()
                .<Map<?, ?>>map(statement -> statement)
                .filter(statement -> list(statement.get("Action")).stream().map(String.class::cast)
                        .anyMatch(action -> action.matches("dynamodb:(Put|Update|Delete).*"))).toList();
        assertEquals(1, puts.size());
        assertEquals(List.of(DynamoDriftStore.PARTITION),
                at(puts.getFirst(), "Condition", "ForAllValues:StringEquals", "dynamodb:LeadingKeys"));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void eachFunctionLogsToAGroupThatForgets(String function) {
        String group = (String) at(TEMPLATE.properties(function), "LoggingConfig", "LogGroup", "Ref");
        assertEquals(Map.of("Ref", "LogRetentionDays"), TEMPLATE.properties(group).get("RetentionInDays"));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void tablesOutliveTheStackAndItsMistakes(String table) {
        assertEquals("Retain", TEMPLATE.resource(table).get("DeletionPolicy"));
        assertEquals("Retain", TEMPLATE.resource(table).get("UpdateReplacePolicy"));
        Map<?, ?> properties = TEMPLATE.properties(table);
        assertEquals("PAY_PER_REQUEST", properties.get("BillingMode"));
        assertEquals(true, properties.get("DeletionProtectionEnabled"));
        assertEquals(true, at(properties, "PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled"));
        assertEquals(Map.of("AttributeName", Tables.TTL, "Enabled", true), properties.get("TimeToLiveSpecification"));
        assertEquals(List.of(Map.of("AttributeName", Tables.PK, "KeyType", "HASH"),
                Map.of("AttributeName", Tables.SK, "KeyType", "RANGE")), properties.get("KeySchema"));
        assertTrue(properties.get("OnDemandThroughput").toString().contains("MaxWriteRequestUnits"));
    }

    @Test
    void theFunctionsAnswerCorsThemselves() {
        assertFalse(TEMPLATE.properties("HttpApi").containsKey("CorsConfiguration"));
        Set<String> routes = routes().collect(Collectors.toSet());
        for (String route : routes) {
            String path = route.substring(route.indexOf(' ') + 1);
            assertTrue(routes.contains("OPTIONS " + path) || routes.contains("ANY " + path), path + ": no preflight");
        }
    }

    @Test
    void ingestHasEveryPathThatNoOtherFunctionHas() {
        assertEquals(Map.of("Type", "HttpApi", "Properties", Map.of("ApiId", Map.of("Ref", "HttpApi"))),
                at(TEMPLATE.properties("IngestFunction"), "Events", "EveryOtherPath"));
    }

    @Test
    void theApiIsThrottledAndLogsNeitherBodyNorQueryNorAddressNorKey() {
        Map<?, ?> api = TEMPLATE.properties("HttpApi");
        assertNotNull(at(api, "DefaultRouteSettings", "ThrottlingRateLimit"));
        assertNotNull(at(api, "DefaultRouteSettings", "ThrottlingBurstLimit"));
        String format = (String) at(api, "AccessLogSettings", "Format");
        assertTrue(format.length() < 3 * 1024);
        assertTrue(Stream.of("identity", "sourceIp", "$context.path", "query", "body", "header", "authorizer")
                .noneMatch(format::contains), format);
    }

    @Test
    void alarmsExistOnlyIfSomebodyWantsThem() {
        Map<String, Map<?, ?>> alarms = TEMPLATE.resources("AWS::CloudWatch::Alarm");
        assertTrue(alarms.keySet().containsAll(Set.of("DeadLettersAlarm", "OldestMessageAlarm", "ApiErrorsAlarm",
                "ReducerErrorsAlarm", "ReducerThrottlesAlarm", "ReducerDurationAlarm", "DataWriteThrottlesAlarm",
                "DriftAlarm")));
        alarms.forEach((id, alarm) -> assertEquals("WithAlarms", alarm.get("Condition"), id));
    }

    @Test
    void anAlarmOfOurOwnMetricsNamesOneThatIsPrinted() {
        String code = Sources.java().stream().filter(file -> file.toString().contains("src/main/java"))
                .map(Sources::text).collect(Collectors.joining());
        List<Map<?, ?>> ours = TEMPLATE.resources("AWS::CloudWatch::Alarm").values().stream()
                .<Map<?, ?>>map(alarm -> map(alarm.get("Properties")))
                .filter(alarm -> alarm.get("Namespace").equals("Footfall")).toList();
        assertFalse(ours.isEmpty());
        for (Map<?, ?> alarm : ours) {
            assertTrue(code.contains('"' + (String) alarm.get("MetricName") + '"'), alarm.toString());
            String function = (String) map(list(alarm.get("Dimensions")).getFirst()).get("Value");
            assertTrue(Stream.of("new Metrics(\"", "new Gateway(\"").anyMatch(made -> code.contains(made + function)),
                    function + ": prints no metrics");
        }
    }

    @Test
    void jobsRunOnTheirSchedules() {
        assertEquals("rate(5 minutes)",
                at(TEMPLATE.properties("SweepFunction"), "Events", "EveryFiveMinutes", "Properties", "Schedule"));
        assertEquals("rate(6 hours)",
                at(TEMPLATE.properties("ReconcileFunction"), "Events", "EverySixHours", "Properties", "Schedule"));
        assertEquals("rate(1 hour)",
                at(TEMPLATE.properties("RotateSaltFunction"), "Events", "Hourly", "Properties", "Schedule"));
    }

    static Stream<String> functions() {
        return FUNCTIONS.stream();
    }

    static Stream<String> queues() {
        return TEMPLATE.resources("AWS::SQS::Queue").keySet().stream();
    }

    static Stream<String> tables() {
        return TEMPLATE.resources("AWS::DynamoDB::Table").keySet().stream();
    }

    private static Stream<String> routes() {
        return FUNCTIONS.stream().map(TEMPLATE::properties).filter(function -> function.containsKey("Events"))
                .flatMap(function -> map(function.get("Events")).values().stream())
                .filter(event -> map(event).get("Type").equals("HttpApi"))
                .filter(event -> map(map(event).get("Properties")).containsKey("Path"))
                .map(event -> at(event, "Properties", "Method") + " " + at(event, "Properties", "Path"));
    }

    /// The variables named in the wiring of a handler: its own, or the one of its room.
    private static Set<String> read(String function) {
        String handler = ((String) TEMPLATE.properties(function).get("Handler")).replace('.', '/');
        List<Path> wirings = Sources.java().stream()
                .filter(file -> file.toString().contains("src/main/java/"
                        + handler.substring(0, handler.lastIndexOf('/'))))
                .filter(file -> file.toString().endsWith("Wiring.java")).toList();
        List<Path> own = wirings.stream()
                .filter(file -> file.toString().endsWith(handler.replace("Handler", "Wiring") + ".java")).toList();
        return (own.isEmpty() ? wirings : own).stream()
                .flatMap(file -> VARIABLE.matcher(Sources.text(file)).results().map(match -> match.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
