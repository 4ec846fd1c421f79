package footfall.local;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does jobs now and then, as the schedules of the template do. A job that fails is logged and comes again.
final class Schedule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("schedule").factory());

    private Schedule() {}

    /// A deed and how long it rests between two times.
    ///
    /// @param atStart whether it is done for the first time before anything else
    record Job(String name, Duration every, boolean atStart, Runnable deed) {}

    /// Begins; what is to be done at the start is done before this returns.
    static Schedule start(List<Job> jobs) {
        Schedule schedule = new Schedule();
        for (Job job : jobs) {
            if (job.atStart()) {
                job.deed().run();
            }
            schedule.timer.scheduleWithFixedDelay(() -> schedule.attempt(job), job.every().toMillis(),
                    job.every().toMillis(), TimeUnit.MILLISECONDS);
        }
        return schedule;
    }

    @Override
    public void close() {
        timer.shutdown();
        try {
            timer.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        timer.shutdownNow();
    }

    private void attempt(Job job) {
        try {
            job.deed().run();
        } catch (RuntimeException e) {
            LOG.error("the job {} failed", job.name(), e);
        }
    }
}
