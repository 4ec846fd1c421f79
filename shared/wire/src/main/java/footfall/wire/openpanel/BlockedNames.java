package footfall.wire.openpanel;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Names that no event of people has: what those write who look for holes in servers.
final class BlockedNames {
    private static final int NAME_MAX = 80;
    /// In any case; what they are is told by the projects that are looked for, or by the manuals of what is attacked.
    private static final List<String> PARTS = List.of(
            "oastify.com", "oast.me", "interact.sh", "burpcollaborator",
            "pg_sleep", "waitfor delay", "xp_dirtree", "load_file(", "extractvalue(", "union select", "declare @",
            "' or '", "' and '", "') or ",
            "nslookup ", "/bin/sleep", "/bin/bash", "cmd.exe", "wget http", "wget+http", "chmod 777", "chmod+777",
            "runtime.getruntime", "processbuilder", "eval-stdin.php",
            "../", "..\\", "%2e%2e", "/etc/passwd", "/etc/shadow", "win.ini", "system.ini",
            "${", "%{", "<!doctype", "<!entity", "<xi:include", "bcc:",
            "phpinfo.php", "wp-config.php", ".git/config", ".env.bak", "/vendor/phpunit/", "/cgi-bin/", "/setup.cgi?");
    private static final Pattern SCANNED = Pattern.compile("/(?:[^\\r\\n]*\\.php|\\.[a-z][^\\r\\n]*|wp-[^\\r\\n]*"
            + "|wordpress[^\\r\\n]*|phpmyadmin[^\\r\\n]*|[a-z_-]+\\.(?:env|ya?ml|json|xml|config|ini|bak|sql|log).*)");

    private BlockedNames() {}

    /// The parts by the character with which they begin, all of which are ASCII.
    private static final String[][] BY_FIRST = IntStream.range(0, 128).mapToObj(first ->
            PARTS.stream().filter(part -> part.charAt(0) == first).toArray(String[]::new)).toArray(String[][]::new);

    /// Whether a name is one of them.
    static boolean contain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return name.length() > NAME_MAX || name.indexOf('\n') >= 0 || name.indexOf('\r') >= 0 || hasPart(lower)
                || lower.startsWith("/") && SCANNED.matcher(lower).matches();
    }

    private static boolean hasPart(String lower) {
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c < BY_FIRST.length && begins(BY_FIRST[c], lower, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(String[] parts, String lower, int at) {
        for (String part : parts) {
            if (lower.startsWith(part, at)) {
                return true;
            }
        }
        return false;
    }
}
