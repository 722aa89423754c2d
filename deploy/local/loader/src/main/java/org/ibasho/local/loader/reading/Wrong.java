package org.ibasho.local.loader.reading;

/** Thrown where a value turns out wrong, and noted by whoever asked for the value. */
final class Wrong extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Wrong(Problem problem) {
        super(problem.english());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
