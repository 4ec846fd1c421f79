package footfall.function.query;

import footfall.enrich.KnownSources;

/// The lists of sources: a class of its own, so that they are not loaded before somebody asks for channels.
final class SourcesWiring {
    static final KnownSources LIST = new KnownSources();

    private SourcesWiring() {}
}
