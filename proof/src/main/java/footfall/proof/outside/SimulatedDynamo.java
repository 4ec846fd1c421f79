package footfall.proof.outside;

import footfall.proof.schedule.Call;
import footfall.proof.schedule.Outcome;
import footfall.proof.schedule.Scheduler;
import footfall.proof.schedule.Touch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// DynamoDB for exactly the operations that the product uses; the SDK's own interface refuses the others.
public final class SimulatedDynamo implements DynamoDbClient {
    private static final Set<Outcome> WRITE = Set.of(Outcome.FAIL_BEFORE, Outcome.FAIL_AFTER, Outcome.THROTTLE,
            Outcome.TWICE, Outcome.DIE);
    private static final Set<Outcome> READ = Set.of(Outcome.FAIL_BEFORE, Outcome.THROTTLE, Outcome.DIE);
    private static final Set<Outcome> LAZY_READ = Set.of(Outcome.FAIL_BEFORE, Outcome.THROTTLE, Outcome.DIE,
            Outcome.STALE);
    private static final Set<Outcome> BATCH_READ = Set.of(Outcome.FAIL_BEFORE, Outcome.THROTTLE, Outcome.DIE,
            Outcome.PART);

    private final Items items;
    private final Scheduler scheduler;
    private final int pageItems;

    /// @param pageItems the most items that one page of a query has
    public SimulatedDynamo(Items items, Scheduler scheduler, int pageItems) {
        this.items = items;
        this.scheduler = scheduler;
        this.pageItems = pageItems;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    @Override
    public PutItemResponse putItem(PutItemRequest put) {
        return call("put", put.tableName(), List.of(put.item()), true, WRITE, _ -> {
            checkSize(put.item());
            check(put.conditionExpression(), items.get(put.tableName(), put.item(), false),
                    put.expressionAttributeNames(), put.expressionAttributeValues(),
                    put.returnValuesOnConditionCheckFailure());
            @Nullable Map<String, AttributeValue> old = items.put(put.tableName(), put.item());
            return PutItemResponse.builder().attributes(put.returnValues() == ReturnValue.ALL_OLD ? old : null)
                    .build();
        });
    }

    @Override
    public GetItemResponse getItem(GetItemRequest get) {
        boolean consistent = Boolean.TRUE.equals(get.consistentRead());
        return call("get", get.tableName(), List.of(get.key()), false, consistent ? READ : LAZY_READ, outcome -> {
            @Nullable Map<String, AttributeValue> item = items.get(get.tableName(), get.key(),
                    outcome == Outcome.STALE);
            scheduler.tell(item == null ? "nothing" : "found");
            return GetItemResponse.builder().item(item).build();
        });
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest get) {
        Map.Entry<String, KeysAndAttributes> asked = get.requestItems().entrySet().iterator().next();
        if (get.requestItems().size() != 1) {
            throw new UnknownCall("batch get: " + get + ", must read one table");
        }
        boolean consistent = Boolean.TRUE.equals(asked.getValue().consistentRead());
        List<Map<String, AttributeValue>> keys = asked.getValue().keys();
        return call("get", asked.getKey(), keys, false, consistent ? BATCH_READ : LAZY_READ, outcome -> {
            int done = outcome == Outcome.PART ? keys.size() / 2 : keys.size();
            List<Map<String, AttributeValue>> found = new ArrayList<>();
            for (Map<String, AttributeValue> key : keys.subList(0, done)) {
                @Nullable Map<String, AttributeValue> item = items.get(asked.getKey(), key,
                        outcome == Outcome.STALE);
                if (item != null) {
                    found.add(item);
                }
            }
            scheduler.tell(found.size() + " of " + keys.size() + " found");
            Map<String, KeysAndAttributes> rest = done == keys.size() ? Map.of() : Map.of(asked.getKey(),
                    asked.getValue().toBuilder().keys(keys.subList(done, keys.size())).build());
            return BatchGetItemResponse.builder().responses(Map.of(asked.getKey(), found)).unprocessedKeys(rest)
                    .build();
        });
    }

    @Override
    public QueryResponse query(QueryRequest query) {
        KeyRange range = KeyRange.of(query);
        boolean consistent = Boolean.TRUE.equals(query.consistentRead());
        Supplier<Call> call = () -> new Call(() -> "query " + range.words(), List.of(range.touch(query.tableName())),
                consistent ? READ : LAZY_READ);
        return run(call, outcome -> {
            QueryResponse page = range.page(query, items, pageItems, outcome == Outcome.STALE);
            scheduler.tell(page.items().size() + " items" + (page.lastEvaluatedKey().isEmpty() ? "" : ", more"));
            return page;
        });
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest update) {
        return call("update", update.tableName(), List.of(update.key()), true, WRITE, _ -> {
            @Nullable Map<String, AttributeValue> item = items.get(update.tableName(), update.key(), false);
            check(update.conditionExpression(), item, update.expressionAttributeNames(),
                    update.expressionAttributeValues(), update.returnValuesOnConditionCheckFailure());
            Map<String, AttributeValue> changed = new HashMap<>(item == null ? update.key() : item);
            if (!update.updateExpression().startsWith("SET ")) {
                throw new UnknownCall("update: " + update.updateExpression() + ", must be SET with values");
            }
            for (Expression.Term term : Expression.of(update.updateExpression().substring(4).replace(",", " AND"))
                    .terms()) {
                changed.put(term.attribute().startsWith("#") ? update.expressionAttributeNames().get(term.attribute())
                        : term.attribute(), update.expressionAttributeValues().get(term.value()));
            }
            items.put(update.tableName(), Map.copyOf(changed));
            return UpdateItemResponse.builder()
                    .attributes(update.returnValues() == ReturnValue.ALL_NEW ? changed : null).build();
        });
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest delete) {
        if (delete.conditionExpression() != null) {
            throw new UnknownCall("delete: " + delete + ", must have no condition");
        }
        return call("delete", delete.tableName(), List.of(delete.key()), true, WRITE, _ -> {
            items.delete(delete.tableName(), delete.key());
            return DeleteItemResponse.builder().build();
        });
    }

    private <T> T call(String verb, String table, List<Map<String, AttributeValue>> keys, boolean write,
                       Set<Outcome> faults, Effect<T> effect) {
        return run(() -> {
            List<Touch> touches = new ArrayList<>(keys.size());
            for (Map<String, AttributeValue> key : keys) {
                touches.add(Touch.one(Items.place(table, key.get(footfall.aws.Tables.PK).s()),
                        key.get(footfall.aws.Tables.SK).s(), write));
            }
            return new Call(() -> verb + " " + Names.of(keys), touches, faults);
        }, effect);
    }

    private <T> T run(Supplier<Call> call, Effect<T> unguarded) {
        Outcome outcome = scheduler.await(call);
        // Threads that are no tasks may call at the same time.
        Effect<T> effect = what -> {
            synchronized (items) {
                return unguarded.of(what);
            }
        };
        return switch (outcome) {
            case FAIL_BEFORE -> throw SdkClientException.create("simulated: no connection");
            case THROTTLE -> throw ProvisionedThroughputExceededException.builder().message("simulated").build();
            case FAIL_AFTER -> {
                attempt(effect, outcome);
                throw SdkClientException.create("simulated: the answer was lost");
            }
            case TWICE -> {
                attempt(effect, outcome);
                yield effect.of(outcome);
            }
            case PROCEED, STALE, PART, DIE -> effect.of(outcome);
        };
    }

    /// Whatever is answered, the caller never hears it.
    private static void attempt(Effect<?> effect, Outcome outcome) {
        try {
            effect.of(outcome);
        } catch (ConditionalCheckFailedException e) {
            return;
        }
    }

    private void check(@Nullable String condition, @Nullable Map<String, AttributeValue> item,
                       Map<String, String> names, Map<String, AttributeValue> values,
                       @Nullable ReturnValuesOnConditionCheckFailure wanted) {
        if (condition != null && !Expression.of(condition).holds(item, names, values)) {
            scheduler.tell(item == null ? "refused, nothing is there" : "refused, taken");
            boolean old = wanted == ReturnValuesOnConditionCheckFailure.ALL_OLD && item != null;
            throw ConditionalCheckFailedException.builder().message("simulated: The conditional request failed")
                    .item(old ? item : null).build();
        }
        scheduler.tell("done");
    }

    private static void checkSize(Map<String, AttributeValue> item) {
        for (AttributeValue value : item.values()) {
            if (value.b() != null && value.b().asByteArrayUnsafe().length > Limits.ITEM_BYTES_MAX) {
                throw SdkClientException.create("simulated: Item size has exceeded the maximum allowed size");
            }
        }
    }

    private interface Effect<T> {
        T of(Outcome outcome);
    }
}
