package footfall.report;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// What ties a cursor to its question: everything of it but the limit and the page.
public final class QuestionMark {
    private QuestionMark() {}

    /// 64 bits that stand for a question.
    public static long of(Question question) {
        return of(question, "");
    }

    /// The same of a question that asks for something more.
    static long of(Question question, String more) {
        String all = more + String.join("\n", question.site().value(), question.metrics().toString(),
                question.axes().toString(), question.range().toString(), question.zone().toString(),
                question.orders().toString(), question.include().toString());
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing, every Java platform has it", e);
        }
    }
}
