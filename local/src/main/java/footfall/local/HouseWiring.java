package footfall.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import footfall.aws.DoublingPause;
import footfall.aws.DynamoDriftStore;
import footfall.aws.DynamoLogStore;
import footfall.aws.DynamoSaltStore;
import footfall.aws.DynamoSiteStore;
import footfall.aws.DynamoViewStore;
import footfall.aws.SqsBackoff;
import footfall.aws.SqsEventQueue;
import footfall.aws.SqsQueueDepth;
import footfall.codec.QueueCodec;
import footfall.edge.Gateway;
import footfall.edge.Metrics;
import footfall.enrich.CountryFile;
import footfall.enrich.KnownBots;
import footfall.enrich.KnownSources;
import footfall.enrich.UapTechnologyLookup;
import footfall.function.admin.AdminHandler;
import footfall.function.ingest.IngestHandler;
import footfall.function.jobs.ReconcileHandler;
import footfall.function.query.Deeds;
import footfall.function.query.QueryHandler;
import footfall.function.reducer.ReducerHandler;
import footfall.port.CountryLookup;
import footfall.port.DriftStore;
import footfall.port.LogStore;
import footfall.port.SaltStore;
import footfall.port.SiteStore;
import footfall.port.ViewStore;
import footfall.report.Channels;
import footfall.usecase.accept.AcceptEvents;
import footfall.usecase.ask.AnswerQuestion;
import footfall.usecase.check.CheckKey;
import footfall.usecase.manage.ManageKeys;
import footfall.usecase.manage.ManageSites;
import footfall.usecase.manage.RotateSalt;
import footfall.usecase.reconcile.CheckDrift;
import footfall.usecase.reconcile.Reconcile;
import footfall.usecase.redrive.RedriveFailed;
import footfall.usecase.reduce.AppendEvents;
import footfall.usecase.reduce.Enrichment;
import footfall.usecase.reduce.FoldShard;
import footfall.usecase.reduce.MarkQuotas;
import footfall.usecase.reduce.ReduceEvents;
import footfall.usecase.reduce.SweepTails;
import footfall.usecase.reduce.TrialFold;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// Puts the real functions together on given tables and a given queue, as their own wirings do on AWS.
///
/// @param functions behind HTTP
/// @param reducer   behind the queue
/// @param jobs      on a timer
record HouseWiring(Functions functions, RequestHandler<SQSEvent, SQSBatchResponse> reducer, List<Schedule.Job> jobs) {
    private static final Duration FOLD_AFTER = Duration.ofMinutes(10);
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);
    private static final Duration ROTATE_EVERY = Duration.ofHours(1);
    private static final Duration RECONCILE_EVERY = Duration.ofHours(6);
    private static final Duration RECONCILE_TAKES_MAX = Duration.ofMinutes(2);
    private static final int RECONCILE_DAYS = 2;

    /// @param log where the functions' metrics go
    static HouseWiring of(Backing backing, InstantSource clock, PrintStream log) {
        SiteStore sites = new DynamoSiteStore(backing.dynamo(), backing.sitesTable());
        SaltStore salts = new DynamoSaltStore(backing.dynamo(), backing.sitesTable());
        LogStore segments = new DynamoLogStore(backing.dynamo(), backing.dataTable());
        ViewStore views = new DynamoViewStore(backing.dynamo(), backing.dataTable());
        DriftStore drifts = new DynamoDriftStore(backing.dynamo(), backing.dataTable());
        CheckKey check = new CheckKey(sites, clock);
        SecureRandom random = new SecureRandom();
        ManageKeys keys = new ManageKeys(sites, clock, random);
        FoldShard fold = new FoldShard(segments, views);
        AppendEvents append = new AppendEvents(segments, views,
                new Enrichment(new UapTechnologyLookup(), new KnownSources(), new KnownBots()), TrialFold.standard(),
                QueueCodec::content, clock, DoublingPause.FOR_RACES);
        SqsBackoff backoff = new SqsBackoff(backing.sqs(), backing.queueUrl(),
                () -> ThreadLocalRandom.current().nextDouble());
        SweepTails sweep = new SweepTails(sites, segments, fold, FOLD_AFTER, clock);
        MarkQuotas quotas = new MarkQuotas(sites, segments, views, clock);
        RotateSalt rotate = new RotateSalt(salts, clock, random);
        return new HouseWiring(
                new Functions(
                        new IngestHandler(gateway("ingest", clock, log), check, new AcceptEvents(
                                new SqsEventQueue(backing.sqs(), backing.queueUrl()), salts, clock, random),
                                new KnownBots(), countries(log)),
                        new QueryHandler(gateway("query", clock, log), check,
                                new AnswerQuestion(segments, views,
                                        new SqsQueueDepth(backing.sqs(), backing.queueUrl()), drifts::drifts,
                                        new Channels(new KnownSources()::kind), clock),
                                Deeds.of(segments, views, salts, clock), new KnownBots(), clock),
                        new AdminHandler(check, new ManageSites(sites, keys, clock), keys,
                                new RedriveFailed(segments, views,
                                        new SqsEventQueue(backing.sqs(), backing.queueUrl()), clock, random),
                                gateway("admin", clock, log))),
                new ReducerHandler(
                        new ReduceEvents(append, fold, check::site, FOLD_AFTER, clock, Math::random), backoff::putOff,
                        new Metrics("reducer", clock, log), ReducerHandler.SHARDS_AT_ONCE),
                List.of(new Schedule.Job("rotate-salt", ROTATE_EVERY, true, rotate::rotate),
                        new Schedule.Job("quotas", SWEEP_EVERY, true, quotas::mark),
                        new Schedule.Job("sweep", SWEEP_EVERY, true, sweep::sweep),
                        new Schedule.Job("reconcile", RECONCILE_EVERY, false, reconcile(sites, segments, views, drifts,
                                clock, log))));
    }

    private static Runnable reconcile(SiteStore sites, LogStore segments, ViewStore views, DriftStore drifts,
                                      InstantSource clock, PrintStream log) {
        ReconcileHandler handler = new ReconcileHandler(new CheckDrift(sites, new Reconcile(segments, views, clock),
                drifts, RECONCILE_DAYS, clock), new Metrics("reconcile", clock, log));
        return () -> handler.handleRequest(Map.of(), LocalContext.call("reconcile", RECONCILE_TAKES_MAX));
    }

    private static CountryLookup countries(PrintStream log) {
        String file = System.getenv().getOrDefault("COUNTRY_FILE", "");
        return file.isEmpty() ? CountryLookup.NONE : CountryFile.open(Path.of(file), log::println);
    }

    private static Gateway gateway(String function, InstantSource clock, PrintStream log) {
        return new Gateway(clock, new Metrics(function, clock, log));
    }
}
