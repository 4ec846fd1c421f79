package footfall.admission;

import footfall.identity.Traces;
import footfall.page.CleanText;
import java.util.function.UnaryOperator;

/// What the connection tells of a client; "" stands for what is not known.
///
/// @param address       its network address: used for daily ids and shards, never stored, logged or queued
/// @param userAgent     cut at 512
/// @param country       two upper-case letters: of that address
/// @param language      the first that the client prefers
/// @param wantsPrivacy  whether it sent `DNT: 1` or `Sec-GPC: 1`
/// @param countries     the country of another address, "" if it is not known
public record Sender(String address, String userAgent, String country, String language, boolean wantsPrivacy,
                     UnaryOperator<String> countries) {
    public Sender {
        userAgent = CleanText.cut(CleanText.of(userAgent), Limits.USER_AGENT_MAX);
    }

    /// The same, where no other address has a country.
    public Sender(String address, String userAgent, String country, String language, boolean wantsPrivacy) {
        this(address, userAgent, country, language, wantsPrivacy, _ -> "");
    }

    /// What daily ids are made of.
    public Traces traces() {
        return new Traces(address, userAgent);
    }

    /// The same sender at another address.
    Sender at(String other) {
        return new Sender(other, userAgent, countries.apply(other), language, wantsPrivacy, countries);
    }

    /// The same client, of which nobody says where it is.
    Sender nowhere() {
        return new Sender(address, userAgent, "", language, wantsPrivacy, countries);
    }

    @Override
    public String toString() {
        return "Sender[hidden]";
    }
}
