package org.ibasho.consultation.consultation;

/** What a decision about a consultation record needs to know of its past. */
sealed interface ConsultationState {

    record Absent() implements ConsultationState {}

    record Recorded() implements ConsultationState {}

    /** The state after an event. */
    default ConsultationState evolve(ConsultationEvent event) {
        return switch (event) {
            case ConsultationEvent.Recorded _ -> new Recorded();
        };
    }
}
