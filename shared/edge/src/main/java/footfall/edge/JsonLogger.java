package footfall.edge;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.DefaultLoggingEvent;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;

/// Prints one JSON object a line on standard output, from INFO upwards: level, logger, message, the pairs given to the
/// event, and the failure. Lambda stamps the time.
final class JsonLogger extends LegacyAbstractLogger implements LoggingEventAware {
    private static final long serialVersionUID = 1;
    private static final int CAUSES_MAX = 5;
    private static final int FRAMES_MAX = 8;

    JsonLogger(String name) {
        this.name = name;
    }

    @Override
    public void log(LoggingEvent event) {
        if (event.getLevel().toInt() >= Level.INFO.toInt()) {
            System.out.println(Json.text(json -> write(json, event)));
        }
    }

    @Override
    protected void handleNormalizedLoggingCall(Level level, @Nullable Marker marker, String message,
                                               Object @Nullable [] arguments, @Nullable Throwable failure) {
        DefaultLoggingEvent event = new DefaultLoggingEvent(level, this);
        event.setMessage(MessageFormatter.basicArrayFormat(message, arguments));
        event.setThrowable(failure);
        log(event);
    }

    private void write(JsonGenerator json, LoggingEvent event) throws IOException {
        json.writeStartObject();
        json.writeStringField("level", event.getLevel().name());
        json.writeStringField("logger", name);
        json.writeStringField("message", MessageFormatter.basicArrayFormat(event.getMessage(),
                event.getArgumentArray()));
        for (KeyValuePair pair : Optional.ofNullable(event.getKeyValuePairs()).orElse(List.of())) {
            json.writeStringField(pair.key, String.valueOf(pair.value));
        }
        if (event.getThrowable() != null) {
            json.writeStringField("failure", trace(event.getThrowable()));
        }
        json.writeEndObject();
    }

    private static String trace(Throwable failure) {
        StringJoiner text = new StringJoiner("\n");
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++) {
            text.add(cause.toString());
            Arrays.stream(cause.getStackTrace()).limit(FRAMES_MAX).forEach(frame -> text.add("  at " + frame));
            cause = cause.getCause();
        }
        return text.toString();
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public boolean isInfoEnabled() {
        return true;
    }

    @Override
    public boolean isWarnEnabled() {
        return true;
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }
}
