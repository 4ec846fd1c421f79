package footfall.enrich;

import footfall.port.BotList;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Knows bots by the parts of agents in `bots.txt`, which it reads when it is first asked. An agent is read once, from
/// its beginning to its end, whatever it is: at each place the few parts that begin like it are tried.
public final class KnownBots implements BotList {
    private static final String FILE = "bots.txt";
    private static final String NAMED = " = ";
    private static final String AT_BEGINNING = "^";

    private final RecentAgents<Optional<Bot>> recent = new RecentAgents<>();

    @Override
    public Optional<Bot> of(String userAgent) {
        return userAgent.isBlank() ? Optional.empty() : recent.of(userAgent, KnownBots::find);
    }

    /// The bot of the longest part that the agent has.
    private static Optional<Bot> find(String agent) {
        Optional<Part> best = Optional.empty();
        for (int at = 0; at + Part.BEGINNING <= agent.length(); at++) {
            for (Part part : Loaded.PARTS.getOrDefault(agent.substring(at, at + Part.BEGINNING), List.of())) {
                if (part.stands(agent, at) && part.weight() > best.map(Part::weight).orElse(0)) {
                    best = Optional.of(part);
                }
            }
        }
        return best.map(Part::bot);
    }

    /// One part of agents, and whose it is.
    private record Part(String text, boolean atBeginning, Bot bot) {
        /// The characters by which parts are found; none is shorter.
        static final int BEGINNING = 4;

        static Part of(String line, String type) {
            int named = line.indexOf(NAMED);
            String text = named < 0 ? line : line.substring(0, named);
            String name = named < 0 ? line : line.substring(named + NAMED.length());
            boolean atBeginning = text.startsWith(AT_BEGINNING);
            return new Part(atBeginning ? text.substring(1) : text, atBeginning, new Bot(name, type));
        }

        boolean stands(String agent, int at) {
            return (at == 0 || !atBeginning) && agent.startsWith(text, at);
        }

        /// The longer, the more is said; a word of bots that are not listed says the least.
        int weight() {
            return bot.type().isEmpty() ? 1 : text.length();
        }
    }

    /// The list, once for all, by the beginnings of its parts.
    private static final class Loaded {
        static final Map<String, List<Part>> PARTS = byBeginning();

        private static Map<String, List<Part>> byBeginning() {
            Map<String, List<Part>> parts = new HashMap<>();
            String type = "";
            for (String line : lines()) {
                if (line.startsWith("[")) {
                    type = line.substring(1, line.length() - 1);
                } else if (!line.startsWith("#")) {
                    Part part = Part.of(line, type);
                    parts.computeIfAbsent(part.text.substring(0, Part.BEGINNING), _ -> new ArrayList<>()).add(part);
                }
            }
            return parts;
        }

        private static List<String> lines() {
            try (InputStream file = Objects.requireNonNull(KnownBots.class.getResourceAsStream(FILE), FILE);
                    BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
                return reader.readAllLines();
            } catch (IOException e) {
                throw new UncheckedIOException(FILE, e);
            }
        }
    }
}
