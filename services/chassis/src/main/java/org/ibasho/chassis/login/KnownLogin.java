package org.ibasho.chassis.login;

import java.time.Instant;

/**
 * A login that has been used here.
 *
 * @param login its id in the realm ({@code sub})
 * @param number six digits that its owner can read out: they identify it and prove nothing
 * @param firstSeenAt when it was used here for the first time
 */
public record KnownLogin(String login, String number, Instant firstSeenAt) {}
