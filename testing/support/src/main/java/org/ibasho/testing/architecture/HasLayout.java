package org.ibasho.testing.architecture;

/** What the rules know of the service that they check. */
public interface HasLayout {

    ServiceLayout layout();
}
