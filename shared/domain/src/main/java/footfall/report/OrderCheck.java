package footfall.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a total order of rows out of wishes.
final class OrderCheck {
    private OrderCheck() {}

    /// The wishes, or by default time ascending, else the first metric descending; then every dimension ascending.
    ///
    /// @param faults what is wrong with the wishes is added
    static List<Order> of(List<Claim.Ordering> wishes, List<Metric> metrics, List<Axis> axes, List<Fault> faults) {
        if (wishes.size() > Question.ORDERS_MAX) {
            faults.add(new Fault("invalid_order_by", "order_by", "order_by: " + wishes.size() + " columns, at most "
                    + Question.ORDERS_MAX));
        }
        List<Column> columns = new ArrayList<>(metrics);
        columns.addAll(axes);
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < wishes.size(); i++) {
            String path = "order_by[" + i + "]";
            wanted(wishes.get(i), columns).ifPresentOrElse(orders::add, () -> faults.add(new Fault("invalid_order_by",
                    path, "order_by: must be a metric or dimension of this question with asc or desc; possible: "
                    + String.join(", ", columns.stream().map(Column::code).toList()))));
        }
        if (orders.isEmpty()) {
            orders.add(axes.stream().filter(axis -> axis instanceof Axis.Time).findFirst()
                    .map(axis -> new Order(axis, false)).orElse(new Order(metrics.getFirst(), true)));
        }
        axes.stream().filter(axis -> orders.stream().noneMatch(order -> order.column().equals(axis)))
                .forEach(axis -> orders.add(new Order(axis, false)));
        return orders;
    }

    private static Optional<Order> wanted(Claim.Ordering wish, List<Column> columns) {
        boolean known = wish.direction().equals("asc") || wish.direction().equals("desc");
        return columns.stream().filter(column -> known && column.code().equals(wish.column())).findFirst()
                .map(column -> new Order(column, wish.direction().equals("desc")));
    }
}
