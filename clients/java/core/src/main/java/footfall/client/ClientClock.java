package footfall.client;

/// Two clocks: the one on the wall tells when things happened, the steady one when they are due.
interface ClientClock {
    /// The JVM's.
    ClientClock SYSTEM = new ClientClock() {
        @Override
        public long epochMillis() {
            return System.currentTimeMillis();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    };

    long epochMillis();

    /// Nanoseconds since some moment; only differences mean something.
    long nanos();
}
