package footfall.proof.schedule;

/// Who goes on, and what befalls the call that it makes.
public record Choice(Task task, Outcome outcome) {}
