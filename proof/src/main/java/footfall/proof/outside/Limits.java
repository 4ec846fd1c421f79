package footfall.proof.outside;

/// What the services take. Sources:
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html and
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
final class Limits {
    /// One item, names and keys included.
    static final int ITEM_BYTES_MAX = 400 * 1_024;
    /// One page of a query.
    static final int PAGE_BYTES_MAX = 1 << 20;
    /// The messages of one batch.
    static final int BATCH_MESSAGES_MAX = 10;

    private Limits() {}
}
