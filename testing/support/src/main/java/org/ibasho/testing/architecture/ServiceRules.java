package org.ibasho.testing.architecture;

/** Every rule that a service has to keep. */
public interface ServiceRules extends ModuleRules, DomainRules, EdgeRules, TableRules {}
