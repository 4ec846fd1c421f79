package footfall.client;

import java.util.UUID;

/// An event as it stands in a body, written once and kept for retries.
record Item(UUID id, byte[] bytes) {}
