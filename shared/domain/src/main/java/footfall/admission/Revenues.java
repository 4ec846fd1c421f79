package footfall.admission;

import footfall.event.What;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads `revenue`: exact money, by trusted keys unless the site allows others.
final class Revenues {
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode).collect(Collectors.toUnmodifiableSet());

    private Revenues() {}

    /// At most one amount; the currency is the site's if none is named.
    static List<What.Revenue> read(Claim<Member> event, Reception reception) {
        Member member = event.has(Member.REVENUE_MINOR) ? Member.REVENUE_MINOR : Member.REVENUE;
        if (!event.has(member)) {
            return List.of();
        }
        if (!reception.trusted() && !reception.site().ingest().revenuePublic()) {
            event.refuse(RejectCode.REVENUE_NEEDS_TRUSTED_KEY, member);
            return List.of();
        }
        return member == Member.REVENUE ? whole(event, reception) : minor(event, reception.site().currency());
    }

    private static List<What.Revenue> whole(Claim<Member> event, Reception reception) {
        Claim<String> claim = event.within(Member.REVENUE, RejectCode.REVENUE_INVALID);
        Optional<BigDecimal> amount = claim.decimal("amount").filter(Revenues::isMoney);
        String currency = claim.text("currency", 3, RejectCode.REVENUE_INVALID).toUpperCase(Locale.ROOT);
        String named = currency.isEmpty() ? reception.site().currency() : currency;
        if (!CURRENCIES.contains(named)) {
            claim.refuse(RejectCode.REVENUE_INVALID, "currency");
        }
        if (amount.isEmpty()) {
            claim.refuse(RejectCode.REVENUE_INVALID, "amount");
        }
        return amount.map(exact -> List.of(new What.Revenue(exact, named))).orElse(List.of());
    }

    /// So many of the smallest unit of the site's currency.
    private static List<What.Revenue> minor(Claim<Member> event, String currency) {
        int places = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        Optional<BigDecimal> amount = event.decimal(Member.REVENUE_MINOR).map(units -> units.movePointLeft(places))
                .filter(Revenues::isMoney);
        if (amount.isEmpty()) {
            event.refuse(RejectCode.REVENUE_INVALID, Member.REVENUE_MINOR);
        }
        return amount.map(exact -> List.of(new What.Revenue(exact, currency))).orElse(List.of());
    }

    private static boolean isMoney(BigDecimal amount) {
        return amount.abs().compareTo(Limits.REVENUE_MAX) <= 0
                && amount.stripTrailingZeros().scale() <= Limits.REVENUE_PLACES_MAX;
    }
}
