package footfall.proof.outside;

import footfall.proof.schedule.Touch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// The part of a partition that a query reads, in order.
record KeyRange(String pk, String from, boolean withFrom, String to, boolean withTo) {
    private static final String PK = footfall.aws.Tables.PK;
    private static final String SK = footfall.aws.Tables.SK;
    private static final String HIGHEST = "\uFFFF";

    static KeyRange of(QueryRequest query) {
        List<Expression.Term> terms = Expression.of(query.keyConditionExpression()).terms();
        Map<String, AttributeValue> values = query.expressionAttributeValues();
        Expression.Term first = terms.getFirst();
        if (!first.attribute().equals(PK) || !first.operator().equals("=") || terms.size() > 2
                || query.indexName() != null || Boolean.FALSE.equals(query.scanIndexForward())) {
            throw new UnknownCall("query: " + query + ", must read one partition forwards");
        }
        String pk = values.get(first.value()).s();
        if (terms.size() == 1) {
            return new KeyRange(pk, "", true, HIGHEST, true);
        }
        Expression.Term second = terms.getLast();
        String value = values.get(second.value()).s();
        return switch (second.operator()) {
            case "BETWEEN" -> new KeyRange(pk, value, true, values.get(second.upTo()).s(), true);
            case "=" -> new KeyRange(pk, value, true, value, true);
            case ">" -> new KeyRange(pk, value, false, HIGHEST, true);
            case ">=" -> new KeyRange(pk, value, true, HIGHEST, true);
            case "<" -> new KeyRange(pk, "", true, value, false);
            case "<=" -> new KeyRange(pk, "", true, value, true);
            default -> throw new UnknownCall("query: " + query.keyConditionExpression() + ", is not simulated");
        };
    }

    Touch touch(String table) {
        return new Touch(Items.place(table, pk), from, to, false);
    }

    String words() {
        return Names.of(pk, from) + (to.equals(HIGHEST) ? " and on" : from.equals(to) ? "" : " to " + to);
    }

    /// One page: ends after so many items or bytes looked at, and then says where, even if nothing follows.
    QueryResponse page(QueryRequest query, Items items, int pageItems, boolean stale) {
        NavigableMap<String, Items.Item> partition = items.partition(Items.place(query.tableName(), pk));
        String start = from;
        boolean inclusive = withFrom;
        if (!query.exclusiveStartKey().isEmpty()) {
            start = query.exclusiveStartKey().get(SK).s();
            inclusive = false;
        }
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        int seen = 0;
        long bytes = 0;
        int max = query.limit() == null ? pageItems : Math.min(pageItems, query.limit());
        if (start.compareTo(to) <= 0) {
            for (Items.Item each : partition.subMap(start, inclusive, to, withTo).values()) {
                @Nullable Map<String, AttributeValue> item = each.seen(stale);
                if (item == null) {
                    continue;
                }
                seen++;
                bytes += bytes(item);
                if (query.filterExpression() == null || Expression.of(query.filterExpression()).holds(item,
                        query.expressionAttributeNames(), query.expressionAttributeValues())) {
                    found.add(item);
                }
                if (seen == max || bytes > Limits.PAGE_BYTES_MAX) {
                    return QueryResponse.builder().items(found)
                            .lastEvaluatedKey(Map.of(PK, item.get(PK), SK, item.get(SK))).build();
                }
            }
        }
        return QueryResponse.builder().items(found).build();
    }

    private static long bytes(Map<String, AttributeValue> item) {
        long bytes = 0;
        for (AttributeValue value : item.values()) {
            bytes += value.b() == null ? 20 : value.b().asByteArrayUnsafe().length;
        }
        return bytes;
    }
}
