package footfall.proof.outside;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A condition as DynamoDB writes it, of the forms that the product uses: comparisons, `BETWEEN`,
/// `attribute_exists` and `attribute_not_exists`, joined by `AND` or by `OR`. Any other form is refused loudly.
/// Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
final class Expression {
    private static final Pattern EXISTS = Pattern.compile("attribute_(not_)?exists ?\\(([#\\w]+)\\)");
    private static final Pattern BETWEEN = Pattern.compile("([#\\w]+) BETWEEN (:\\w+) AND (:\\w+)");
    private static final Pattern COMPARED = Pattern.compile("([#\\w]+) ?(=|<>|<=|>=|<|>) ?(:\\w+)");
    private static final Pattern TERM = Pattern.compile(" ?(?:" + EXISTS + "|" + BETWEEN + "|" + COMPARED + ") ?");
    private static final Pattern JOIN = Pattern.compile("AND|OR");
    private static final Map<String, Expression> KNOWN = new ConcurrentHashMap<>();

    private final List<Term> terms;
    private final boolean all;

    /// One comparison.
    ///
    /// @param operator as written; `exists`, `not_exists`, `BETWEEN`
    record Term(String attribute, String operator, String value, String upTo) {}

    private Expression(List<Term> terms, boolean all) {
        this.terms = terms;
        this.all = all;
    }

    static Expression of(String text) {
        return KNOWN.computeIfAbsent(text, Expression::read);
    }

    private static Expression read(String text) {
        List<Term> terms = new ArrayList<>();
        List<String> joins = new ArrayList<>();
        Matcher term = TERM.matcher(text);
        Matcher join = JOIN.matcher(text);
        for (int at = 0; at < text.length(); at = join.end()) {
            if (!term.find(at) || term.start() != at) {
                throw new UnknownCall("expression: " + text + ", is of a form that is not simulated");
            }
            terms.add(term(term));
            if (term.end() == text.length()) {
                break;
            }
            if (!join.find(term.end()) || join.start() != term.end()) {
                throw new UnknownCall("expression: " + text + ", is of a form that is not simulated");
            }
            joins.add(join.group());
        }
        if (joins.stream().distinct().count() > 1) {
            throw new UnknownCall("expression: " + text + ", mixes AND and OR, which is not simulated");
        }
        return new Expression(terms, !joins.contains("OR"));
    }

    private static Term term(Matcher found) {
        if (found.group(2) != null) {
            return new Term(found.group(2), found.group(1) == null ? "exists" : "not_exists", "", "");
        }
        return found.group(3) != null ? new Term(found.group(3), "BETWEEN", found.group(4), found.group(5))
                : new Term(found.group(6), found.group(7), found.group(8), "");
    }

    List<Term> terms() {
        return terms;
    }

    /// Whether it holds for an item; null: for no item.
    boolean holds(@Nullable Map<String, AttributeValue> item, Map<String, String> names,
                  Map<String, AttributeValue> values) {
        for (Term term : terms) {
            if (holds(term, item, names, values) != all) {
                return !all;
            }
        }
        return all;
    }

    private static boolean holds(Term term, @Nullable Map<String, AttributeValue> item, Map<String, String> names,
                                 Map<String, AttributeValue> values) {
        String name = term.attribute.startsWith("#") ? names.get(term.attribute) : term.attribute;
        @Nullable AttributeValue found = item == null ? null : item.get(name);
        if (term.operator.equals("exists") || term.operator.equals("not_exists")) {
            return (found != null) == term.operator.equals("exists");
        }
        if (found == null) {
            return false;
        }
        int compared = compare(found, values.get(term.value));
        return switch (term.operator) {
            case "=" -> compared == 0;
            case "<>" -> compared != 0;
            case "<" -> compared < 0;
            case "<=" -> compared <= 0;
            case ">" -> compared > 0;
            case ">=" -> compared >= 0;
            default -> compared >= 0 && compare(found, values.get(term.upTo)) <= 0;
        };
    }

    private static int compare(AttributeValue one, @Nullable AttributeValue other) {
        if (other != null && one.s() != null && other.s() != null) {
            return one.s().compareTo(other.s());
        }
        if (other != null && one.n() != null && other.n() != null) {
            return Long.compare(Long.parseLong(one.n()), Long.parseLong(other.n()));
        }
        throw new UnknownCall("values: " + one + " and " + other + ", must be two strings or two whole numbers");
    }
}
