package footfall.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.admission.Limits;
import footfall.aws.Clients;
import footfall.codec.QueueCodec;
import footfall.edge.Body;
import footfall.event.Entry;
import footfall.event.EventId;
import footfall.event.FailReason;
import footfall.log.Sifting;
import footfall.log.Weight;
import footfall.page.Pages;
import footfall.page.Sources;
import footfall.prefix.Profiles;
import footfall.profile.ProfileView;
import footfall.profile.Trait;
import footfall.report.Question;
import footfall.site.IngestRules;
import footfall.site.Shard;
import footfall.site.Timeouts;
import footfall.usecase.check.CheckKey;
import footfall.usecase.reduce.TailState;
import footfall.visit.SessionRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Ties limits that lean on one another, here and in `template.yaml`: who changes one is told which others it moves.
class LimitsTest {
    private static final Template TEMPLATE = Template.read();
    /// What DynamoDB takes as one item, names of attributes included.
    private static final int ITEM_MAX_BYTES = 400 * 1024;
    /// How much later than its time DynamoDB may delete an item.
    private static final Duration TTL_SLACK = Duration.ofDays(2);
    /// The API waits no longer for a function.
    private static final Duration API_WAITS = Duration.ofSeconds(30);

    @Test
    void theIdIndexRemembersAsLongAsAMessageCanLiveInBothQueues() {
        Duration queues = retention("EventQueue").plus(retention("DeadLetterQueue"));
        assertTrue(Sifting.RECEIVED_AGE_MAX.compareTo(queues.plus(TTL_SLACK)) >= 0);
    }

    @Test
    void theLargestMessageIsTheQueues() {
        assertEquals(QueueCodec.MESSAGE_BYTES_MAX, TEMPLATE.properties("EventQueue").get("MaximumMessageSize"));
    }

    @Test
    void theLargestEventFitsIntoAMessageAndASegment() {
        // A character of an event is at most six in the queue's JSON, `\\uXXXX`.
        assertTrue(6 * Limits.EVENT_BYTES_MAX < QueueCodec.MESSAGE_BYTES_MAX);
        assertTrue(Limits.EVENT_BYTES_MAX < Weight.SEGMENT_MAX);
    }

    @Test
    void whatIsKeptOfAFailedEventFitsIntoASegmentAndBackIntoAMessage() {
        Entry.Failed largest = Entry.Failed.of(new EventId(new UUID(0, 0)), Instant.EPOCH, FailReason.UNREADABLE,
                "\uffff".repeat(Entry.Failed.DETAIL_CHARS_MAX), "x".repeat(Entry.Failed.CONTENT_BYTES_MAX + 1), 1);
        assertTrue(Weight.of(largest) <= Weight.SEGMENT_MAX);
        // In the JSON of what is sent again each quote and each backslash of its JSON is escaped once more.
        assertTrue(2 * Entry.Failed.CONTENT_BYTES_MAX < QueueCodec.MESSAGE_BYTES_MAX * 9 / 10);
        // An ordinary character of an event is at most three bytes in the queue's JSON for one in UTF-8.
        assertTrue(3 * Limits.EVENT_BYTES_MAX < Entry.Failed.CONTENT_BYTES_MAX);
    }

    @Test
    void aSegmentFitsIntoAnItemAndATailHoldsManySegments() {
        assertTrue(Weight.SEGMENT_MAX < ITEM_MAX_BYTES);
        assertTrue(TailState.WEIGHT_MAX > 10 * Weight.SEGMENT_MAX);
    }

    @Test
    void aFullBatchOfPlainPageViewsFitsIntoABody() {
        assertTrue(Limits.BATCH_EVENTS_MAX * Limits.URL_MAX < Body.INFLATED_MAX_BYTES);
    }

    @Test
    void whatIsTakenOfAPageIsNoLongerThanItsUrl() {
        assertEquals(Limits.PATH_MAX, Pages.PATH_MAX);
        assertTrue(Limits.PATH_MAX <= Limits.URL_MAX);
        assertTrue(Limits.URL_MAX <= Sources.REFERRER_MAX);
        assertTrue(Sources.CAMPAIGN_MAX <= Limits.URL_MAX);
    }

    @Test
    void aSessionEndsBeforeItIsCut() {
        assertTrue(SessionRules.TIMEOUT_MAX.compareTo(SessionRules.SESSION_MAX) < 0);
    }

    @Test
    void whoeverCountsVisitsKnowsOfAChangedTimeoutBeforeItsFirstEventComes() {
        for (String function : List.of("ReducerFunction", "QueryFunction")) {
            Duration old = CheckKey.SITE_CACHE.plus(timeout(function));
            assertTrue(Timeouts.KNOWN_AFTER.compareTo(Limits.CLOCK_AHEAD_MAX.plus(old)) >= 0, function);
        }
        assertTrue(Timeouts.KNOWN_AFTER.compareTo(Limits.CLOCK_AHEAD_MAX.plus(timeout("SweepFunction"))) >= 0);
    }

    @Test
    void whatASiteTakesInTimeIsNeverLateForAProfile() {
        assertTrue(Trait.LATE_AFTER.compareTo(Duration.ofDays(IngestRules.EVENT_AGE_MAX_DAYS)) > 0);
        assertTrue(Duration.ofHours(Profiles.HOURS_MAX).compareTo(Trait.LATE_AFTER) > 0);
    }

    @Test
    void whatOneEventSaysOfAPersonFitsIntoItsProfile() {
        assertTrue(Limits.ASSIGNED_MAX <= ProfileView.GROUPS_MAX);
        assertTrue(Limits.PROPERTIES_MAX <= ProfileView.TRAITS_MAX);
    }

    @Test
    void aFunctionBehindTheApiAnswersBeforeTheApiGivesUpAndAfterItsStoresHave() {
        for (String function : List.of("IngestFunction", "QueryFunction", "AdminFunction")) {
            Duration timeout = timeout(function);
            assertTrue(timeout.compareTo(API_WAITS) < 0, function);
            // A key, its site, and what is done then.
            assertTrue(timeout.compareTo(Clients.CALL_MAX.multipliedBy(3)) >= 0, function);
        }
    }

    @Test
    void theReducerOutlastsAStoreThatHangs() {
        assertTrue(timeout("ReducerFunction").compareTo(Clients.CALL_MAX.multipliedBy(5)) >= 0);
    }

    @Test
    void aQuestionAnswersWithFewerRowsThanItMayLookAtBuckets() {
        assertTrue(Question.LIMIT_MAX <= Question.TIME_BUCKETS_MAX);
        assertTrue(Question.PIPELINE_DAYS_MAX <= Question.RANGE_DAYS_MAX);
    }

    @Test
    void shardsAreAPowerOfTwoAsTheirSplitNeeds() {
        assertEquals(1, Integer.bitCount(Shard.SHARDS_MAX));
    }

    private static Duration retention(String queue) {
        return Duration.ofSeconds((int) TEMPLATE.properties(queue).get("MessageRetentionPeriod"));
    }

    private static Duration timeout(String function) {
        return Duration.ofSeconds((int) TEMPLATE.properties(function).get("Timeout"));
    }
}
