package org.ibasho.chassis.accesslog.seal;

/** Hears of each sealing of this process after its commit, whether or not there was something new. */
@FunctionalInterface
public interface SealingListener {

    void sealed(TreeSealer.Result result);
}
