package footfall.client;

/// What the server at the other end understands.
public enum WireFormat {
    /// `POST /batch/`: one status for the whole batch.
    V0,
    /// `POST /i/v1/analytics/events`: a result for each event.
    V1,
    /// `POST /v1/events`: Footfall's own.
    FOOTFALL
}
