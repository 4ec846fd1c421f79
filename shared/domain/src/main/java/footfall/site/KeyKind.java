package footfall.site;

/// What a key may do.
public enum KeyKind {
    /// Send events of one site.
    WRITE('w'),
    /// Ask one site, several, or all.
    READ('r'),
    /// Everything.
    ADMIN('a'),
    /// Aggregates of one site.
    SHARE('s');

    private final char letter;

    KeyKind(char letter) {
        this.letter = letter;
    }

    /// The letter in the key's prefix: `ffw_`, `ffr_`, `ffa_`, `ffs_`.
    public char letter() {
        return letter;
    }
}
