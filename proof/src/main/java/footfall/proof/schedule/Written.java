package footfall.proof.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A schedule as text: for each step the number of the task, in the order in which tasks began, and the letter of what
/// befalls its call; `12*0.` stands for twelve such steps. `0.0.1a2d`: task 0 twice, an answer of task 1 lost, the
/// process of task 2 dies.
public record Written(List<Turn> turns) {
    private static final Pattern TURN = Pattern.compile("(?:(\\d+)\\*)?(\\d+)(\\D)");

    /// One step.
    public record Turn(int task, Outcome outcome) {}

    public Written {
        turns = List.copyOf(turns);
    }

    /// What was run.
    public static Written of(List<Step> trace) {
        return new Written(trace.stream().map(step -> new Turn(step.task.number, step.outcome)).toList());
    }

    /// Reads what `toString` wrote.
    public static Written read(String text) {
        List<Turn> turns = new ArrayList<>();
        Matcher turn = TURN.matcher(text);
        int end = 0;
        for (; turn.find() && turn.start() == end; end = turn.end()) {
            int times = turn.group(1) == null ? 1 : Integer.parseInt(turn.group(1));
            for (int i = 0; i < times; i++) {
                turns.add(new Turn(Integer.parseInt(turn.group(2)), Outcome.of(turn.group(3).charAt(0))));
            }
        }
        if (end != text.length()) {
            throw new IllegalArgumentException("schedule: " + text.substring(end) + ", must be turns such as 0. or 1a");
        }
        return new Written(turns);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int from = 0, to; from < turns.size(); from = to) {
            for (to = from + 1; to < turns.size() && turns.get(to).equals(turns.get(from)); to++) {
                continue;
            }
            text.append(to - from > 1 ? to - from + "*" : "").append(turns.get(from).task())
                    .append(turns.get(from).outcome().code());
        }
        return text.toString();
    }
}
