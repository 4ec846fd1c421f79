package footfall.proof.schedule;

/// What becomes of one call.
public enum Outcome {
    /// It takes effect and is answered.
    PROCEED('.', ""),
    /// It fails before it takes effect.
    FAIL_BEFORE('b', "fails before it takes effect"),
    /// It takes effect, and its answer is lost.
    FAIL_AFTER('a', "takes effect, its answer is lost"),
    /// It is refused because too much is asked.
    THROTTLE('t', "is throttled"),
    /// Its answer is lost, the client sends it again by itself, and the second answer is given.
    TWICE('r', "its answer is lost, the client sends it again"),
    /// Only a part of it is taken.
    PART('p', "is done in part"),
    /// The process that makes it dies just before.
    DIE('d', "the process dies before it"),
    /// A read that need not be consistent answers what was there before the last write.
    STALE('s', "answers an older state");

    private final char code;
    private final String words;

    Outcome(char code, String words) {
        this.code = code;
        this.words = words;
    }

    /// The letter that stands for it in a written schedule.
    public char code() {
        return code;
    }

    /// How a story tells it.
    public String words() {
        return words;
    }

    /// The one of a letter.
    static Outcome of(char code) {
        for (Outcome outcome : values()) {
            if (outcome.code == code) {
                return outcome;
            }
        }
        throw new IllegalArgumentException("outcome: " + code + ", must be a letter of a written schedule");
    }
}
