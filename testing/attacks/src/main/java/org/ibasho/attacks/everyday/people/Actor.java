package org.ibasho.attacks.everyday.people;

/** Somebody who uses the system again and again. */
interface Actor {

    /** As the table of requests has it. */
    String name();

    /** Does something once, from the beginning to the end, with a pause before each request. */
    void act();
}
