package org.ibasho.consultation.consultation;

/** The state of a consultation record for its decisions. */
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
