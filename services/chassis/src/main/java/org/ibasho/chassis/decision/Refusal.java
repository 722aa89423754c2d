package org.ibasho.chassis.decision;

/** A command was refused, because it breaks a rule. Nothing has changed. */
public final class Refusal extends RuntimeException {

    private final transient Rule rule;

    public Refusal(Rule rule) {
        super(rule.code());
        this.rule = rule;
    }

    /** The rule that would have been broken. */
    public Rule rule() {
        return rule;
    }

    /** Refuses unless the rule holds. */
    public static void unless(boolean holds, Rule rule) {
        if (!holds) {
            throw new Refusal(rule);
        }
    }
}
