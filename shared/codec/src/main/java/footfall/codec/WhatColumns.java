package footfall.codec;

import footfall.event.Value;
import footfall.event.What;
import footfall.event.What.Assign;
import footfall.event.What.Custom;
import footfall.event.What.Engagement;
import footfall.event.What.Group;
import footfall.event.What.Identify;
import footfall.event.What.Increment;
import footfall.event.What.PageView;
import footfall.event.What.Request;
import footfall.event.What.Revenue;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Columns of what happened: first the type of each, then for each type the columns that only it has.
final class WhatColumns {
    private static final long PAGE_VIEW = 0;
    private static final long CUSTOM = 1;
    private static final long IDENTIFY = 2;
    private static final long REQUEST = 3;
    private static final long ENGAGEMENT = 4;
    private static final long INCREMENT = 5;
    private static final long GROUP = 6;
    private static final long ASSIGN = 7;
    /// One that was not the first of its request.
    private static final long LATER_IDENTIFY = 8;

    private WhatColumns() {}

    static void write(ColumnWriter out, List<What> whats) {
        out.codes(whats.stream().map(WhatColumns::code).toList());
        customs(out, of(whats, Custom.class));
        ScalarColumns.values(out, of(whats, Identify.class).stream().map(Identify::traits).toList());
        requests(out, of(whats, Request.class));
        List<Engagement> engagements = of(whats, Engagement.class);
        out.numbers(engagements.stream().map(e -> (long) e.engagedMs()).toList());
        out.codes(engagements.stream().map(e -> (long) e.scrollAddPct()).toList());
        out.codes(engagements.stream().map(e -> (long) e.seq()).toList());
        out.codes(of(whats, Identify.class).stream().map(Identify::place).filter(place -> place != 0)
                .map(Integer::longValue).toList());
        TellingColumns.write(out, of(whats, Increment.class), of(whats, Group.class), of(whats, Assign.class));
    }

    static List<What> read(ColumnReader in, int count) {
        List<Long> codes = in.codes(count);
        Function<Long, Integer> many = code -> (int) codes.stream().filter(code::equals).count();
        Iterator<Custom> customs = customs(in, many.apply(CUSTOM)).iterator();
        Iterator<Map<String, Value>> traits = ScalarColumns.values(in, many.apply(IDENTIFY)
                + many.apply(LATER_IDENTIFY)).iterator();
        Iterator<Request> requests = requests(in, many.apply(REQUEST)).iterator();
        Iterator<Engagement> engagements = engagements(in, many.apply(ENGAGEMENT)).iterator();
        Iterator<Long> places = in.codes(many.apply(LATER_IDENTIFY)).iterator();
        Iterator<Increment> increments = TellingColumns.increments(in, many.apply(INCREMENT)).iterator();
        Iterator<Group> groups = TellingColumns.groups(in, many.apply(GROUP)).iterator();
        Iterator<Assign> assigns = TellingColumns.assigns(in, many.apply(ASSIGN)).iterator();
        return codes.stream().<What>map(code -> switch (code.intValue()) {
            case (int) PAGE_VIEW -> new PageView();
            case (int) CUSTOM -> customs.next();
            case (int) IDENTIFY -> new Identify(traits.next());
            case (int) REQUEST -> requests.next();
            case (int) ENGAGEMENT -> engagements.next();
            case (int) INCREMENT -> increments.next();
            case (int) GROUP -> groups.next();
            case (int) ASSIGN -> assigns.next();
            case (int) LATER_IDENTIFY -> new Identify(traits.next(), Math.toIntExact(places.next()));
            default -> throw new IllegalArgumentException("type: " + code + ", must be 0..8");
        }).toList();
    }

    private static void customs(ColumnWriter out, List<Custom> customs) {
        out.texts(customs.stream().map(Custom::name).toList());
        out.codes(customs.stream().map(custom -> (long) custom.revenue().size()).toList());
        List<Revenue> revenues = customs.stream().flatMap(custom -> custom.revenue().stream()).toList();
        out.texts(revenues.stream().map(revenue -> revenue.amount().toString()).toList());
        out.texts(revenues.stream().map(Revenue::currency).toList());
    }

    private static List<Custom> customs(ColumnReader in, int count) {
        List<String> names = in.texts(count);
        List<Integer> sizes = in.codes(count).stream().map(Math::toIntExact).toList();
        int all = sizes.stream().mapToInt(Integer::intValue).sum();
        Iterator<String> amounts = in.texts(all).iterator();
        Iterator<String> currencies = in.texts(all).iterator();
        return ColumnReader.list(count, i -> new Custom(names.get(i), ColumnReader.list(sizes.get(i),
                _ -> new Revenue(new BigDecimal(amounts.next()), currencies.next()))));
    }

    private static void requests(ColumnWriter out, List<Request> requests) {
        out.texts(requests.stream().map(Request::route).toList());
        out.texts(requests.stream().map(Request::method).toList());
        out.codes(requests.stream().map(request -> (long) request.status()).toList());
        out.numbers(requests.stream().map(request -> (long) request.durationMs()).toList());
        out.numbers(requests.stream().map(Request::bytesIn).toList());
        out.numbers(requests.stream().map(Request::bytesOut).toList());
        out.texts(requests.stream().map(Request::error).toList());
    }

    private static List<Request> requests(ColumnReader in, int count) {
        List<String> routes = in.texts(count);
        List<String> methods = in.texts(count);
        List<Long> statuses = in.codes(count);
        List<Long> durations = in.numbers(count);
        List<Long> bytesIn = in.numbers(count);
        List<Long> bytesOut = in.numbers(count);
        List<String> errors = in.texts(count);
        return ColumnReader.list(count, i -> new Request(routes.get(i), methods.get(i),
                Math.toIntExact(statuses.get(i)), Math.toIntExact(durations.get(i)), bytesIn.get(i), bytesOut.get(i),
                errors.get(i)));
    }

    private static List<Engagement> engagements(ColumnReader in, int count) {
        List<Long> engaged = in.numbers(count);
        List<Long> scrolled = in.codes(count);
        List<Long> seqs = in.codes(count);
        return ColumnReader.list(count, i -> new Engagement(Math.toIntExact(engaged.get(i)),
                Math.toIntExact(scrolled.get(i)), Math.toIntExact(seqs.get(i))));
    }

    private static <T extends What> List<T> of(List<What> whats, Class<T> type) {
        return whats.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static long code(What what) {
        return switch (what) {
            case PageView _ -> PAGE_VIEW;
            case Custom _ -> CUSTOM;
            case Identify identify -> identify.place() == 0 ? IDENTIFY : LATER_IDENTIFY;
            case Request _ -> REQUEST;
            case Engagement _ -> ENGAGEMENT;
            case Increment _ -> INCREMENT;
            case Group _ -> GROUP;
            case Assign _ -> ASSIGN;
        };
    }
}
