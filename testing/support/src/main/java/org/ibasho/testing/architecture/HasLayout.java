package org.ibasho.testing.architecture;

/** The layout of the service that the rules check. */
public interface HasLayout {

    ServiceLayout layout();
}
